import { Stethoscope, UserRound } from 'lucide-react';
import { AuthCard } from '@/components/auth/auth-card';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextField } from '@/components/ui/field';

interface Person {
  username: string;
  password: string;
  name: string;
  kind: 'patient' | 'clinician' | 'account';
  /** Who that is, in a few words. */
  about: string;
}

/** Who are you? With the published passwords beside it: everybody here is made up. */
export function SignInStep({
  app,
  asks = 'asks for access.',
  action,
  form,
  people,
  problem,
  children,
}: Readonly<{
  app: string;
  asks?: string;
  action: string;
  form: string;
  people: readonly Person[];
  problem: string | null;
  children?: React.ReactNode;
}>) {
  return (
    <>
      <AuthCard
        title="Sign in"
        description={
          <p>
            <strong className="font-medium text-ink">{app}</strong> {asks}
          </p>
        }
      >
        {problem !== null && (
          <Callout tone="fail" className="mb-4" title="That did not work">
            {problem}
          </Callout>
        )}
        <form method="post" action={action} className="space-y-4">
          <input type="hidden" name="form" value={form} />
          <TextField
            label="User name"
            name="username"
            required
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <TextField label="Password" name="password" type="password" required autoComplete="off" />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" kind="primary" name="step" value="sign-in">
              Sign in
            </Button>
            <Button type="submit" kind="ghost" name="step" value="deny" formNoValidate>
              Cancel
            </Button>
          </div>
        </form>
      </AuthCard>
      {children}
      <section aria-labelledby="people" className="mt-6">
        <h2 id="people" className="text-base font-semibold">
          People of this sandbox
        </h2>
        <p className="text-muted">Their passwords are published. Choose one to sign in at once.</p>
        <ul className="mt-3 divide-y divide-line rounded-xl border border-line bg-surface">
          {people.map((person) => (
            <PersonRow key={person.username} person={person} action={action} form={form} />
          ))}
        </ul>
      </section>
    </>
  );
}

function PersonRow({
  person: { username, password, name, kind, about },
  action,
  form,
}: Readonly<{ person: Person; action: string; form: string }>) {
  const Icon = kind === 'clinician' ? Stethoscope : UserRound;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium">
          {name} <span className="font-normal text-muted">· {about}</span>
        </p>
        <p className="font-mono text-xs break-all text-muted">
          {username} / {password}
        </p>
      </div>
      <form method="post" action={action}>
        <input type="hidden" name="form" value={form} />
        <input type="hidden" name="username" value={username} />
        <input type="hidden" name="password" value={password} />
        <Button
          type="submit"
          size="sm"
          name="step"
          value="sign-in"
          aria-label={`Sign in as ${name}`}
        >
          Sign in
        </Button>
      </form>
    </li>
  );
}
