import { patientFacts } from './patient-facts';

/** A person in words, from a FHIR Patient. */
export function PatientCard({ patient }: Readonly<{ patient: Readonly<Record<string, unknown>> }>) {
  const { id, name, initials, facts } = patientFacts(patient);
  return (
    <div className="min-w-0 rounded-xl border border-line bg-surface p-4">
      <div className="flex min-w-0 items-center gap-3">
        <span
          aria-hidden
          className="flex size-11 shrink-0 items-center justify-center rounded-full bg-accent-soft text-base font-semibold text-accent-strong"
        >
          {initials}
        </span>
        <div className="min-w-0">
          <p className="text-lg font-semibold break-words">{name}</p>
          {id !== null && <p className="font-mono text-xs break-all text-muted">Patient/{id}</p>}
        </div>
      </div>
      <dl className="mt-4 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
        {facts.map((fact) => (
          <div key={fact.label} className="min-w-0">
            <dt className="text-xs text-muted">{fact.label}</dt>
            <dd className="break-words">{fact.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
