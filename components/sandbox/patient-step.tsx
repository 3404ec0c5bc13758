import { Search } from 'lucide-react';
import { AuthCard } from '@/components/auth/auth-card';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextField } from '@/components/ui/field';

interface Patient {
  id: string;
  name: string;
  birthDate: string;
  gender: string;
}

/** Which patient? For a clinician, when an app wants to look at one. */
export function PatientStep({
  app,
  person,
  action,
  form,
  query,
  total,
  patients,
  problem,
}: Readonly<{
  app: string;
  person: string;
  action: string;
  form: string;
  query: string;
  total: number;
  patients: readonly Patient[];
  problem: string | null;
}>) {
  return (
    <AuthCard
      title="Choose a patient"
      description={
        <p>
          {app} wants to look at one patient. You are signed in as {person}.
        </p>
      }
    >
      {problem !== null && (
        <Callout tone="fail" className="mb-4" title="That did not work">
          {problem}
        </Callout>
      )}
      <form method="get" role="search" className="flex items-end gap-2">
        <TextField
          label="Name"
          name="q"
          type="search"
          defaultValue={query}
          className="flex-1"
          autoComplete="off"
        />
        <Button type="submit">
          <Search aria-hidden />
          Find
        </Button>
      </form>
      <p className="mt-3 text-sm text-muted">
        {total === 0
          ? 'Nobody has that name.'
          : patients.length < total
            ? `${patients.length} of ${total} patients; a name finds the others.`
            : `${total} ${total === 1 ? 'patient' : 'patients'}.`}
      </p>
      <form method="post" action={action} className="mt-2">
        <input type="hidden" name="form" value={form} />
        <input type="hidden" name="step" value="patient" />
        <ul className="divide-y divide-line">
          {patients.map(({ id, name, birthDate, gender }) => (
            <li key={id}>
              <button
                type="submit"
                name="patient"
                value={id}
                className="flex w-full flex-wrap items-baseline gap-x-3 rounded-md px-2 py-2 text-left hover:bg-sunken"
              >
                <span className="font-medium">{name}</span>
                <span className="text-sm text-muted">
                  {gender}, born {birthDate}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </form>
      <form method="post" action={action} className="mt-4 flex flex-wrap gap-2">
        <input type="hidden" name="form" value={form} />
        <Button type="submit" name="step" value="other-person">
          Sign in as somebody else
        </Button>
        <Button type="submit" kind="ghost" name="step" value="deny">
          Cancel
        </Button>
      </form>
    </AuthCard>
  );
}
