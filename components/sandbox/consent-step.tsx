import { AuthCard } from '@/components/auth/auth-card';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CheckboxField } from '@/components/ui/checkbox-field';

interface Scope {
  scope: string;
  title: string;
  note: string | null;
}

/** What may the app do? Scope by scope, in words; each can be taken away. */
export function ConsentStep({
  app,
  person,
  patient,
  isOwnRecord,
  encounter,
  scopes,
  action,
  form,
  problem,
}: Readonly<{
  app: { name: string; page: string | null };
  person: string;
  patient: { name: string; birthDate: string } | null;
  isOwnRecord: boolean;
  encounter: string | null;
  scopes: readonly Scope[];
  action: string;
  form: string;
  problem: string | null;
}>) {
  return (
    <AuthCard
      title={`Allow ${app.name}?`}
      description={
        <>
          <p>
            You are signed in as {person}
            {patient !== null &&
              !isOwnRecord &&
              `. The patient is ${patient.name}, born ${patient.birthDate}`}
            {encounter !== null && `. The encounter is ${encounter}`}.
          </p>
          {app.page !== null && <p className="break-all">The app says that it is at {app.page}</p>}
        </>
      }
    >
      {problem !== null && (
        <Callout tone="fail" className="mb-4" title="That did not work">
          {problem}
        </Callout>
      )}
      <form method="post" action={action}>
        <input type="hidden" name="form" value={form} />
        <fieldset>
          <legend className="mb-2 font-medium">
            It asks to do this. Take away what it is not to do:
          </legend>
          <div className="space-y-3">
            {scopes.map(({ scope, title, note }) => (
              <CheckboxField
                key={scope}
                name="scope"
                value={scope}
                defaultChecked
                label={title}
                hint={
                  <>
                    {note !== null && <>{note} </>}
                    <code className="break-all">{scope}</code>
                  </>
                }
              />
            ))}
          </div>
        </fieldset>
        <div className="mt-6 flex flex-wrap gap-2">
          <Button type="submit" kind="primary" name="step" value="allow">
            Allow
          </Button>
          <Button type="submit" name="step" value="deny">
            Deny
          </Button>
          <Button type="submit" kind="ghost" name="step" value="other-person" className="ml-auto">
            Somebody else
          </Button>
        </div>
      </form>
    </AuthCard>
  );
}
