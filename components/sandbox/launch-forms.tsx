import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';

interface Choice {
  id: string;
  label: string;
}

/** What the EHR has open and which app it launches: first the patient, then everything that goes with them. */
export function LaunchForms({
  action,
  launchUrl,
  patients,
  patient,
  people,
  encounters,
}: Readonly<{
  action: string;
  launchUrl: string;
  patients: readonly Choice[];
  patient: string;
  people: readonly Choice[];
  encounters: readonly Choice[];
}>) {
  return (
    <>
      <form method="get" className="flex flex-wrap items-end gap-2">
        <SelectField
          label="Patient"
          name="patient"
          defaultValue={patient}
          className="flex-1 basis-56"
        >
          {patients.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
        <Button type="submit">Open the record</Button>
      </form>
      <form method="post" action={action} className="mt-6 space-y-4 border-t border-line pt-6">
        <input type="hidden" name="patient" value={patient} />
        <SelectField label="Encounter" name="encounter">
          {encounters.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
          <option value="">None is open</option>
        </SelectField>
        <SelectField
          label="User of the EHR"
          name="person"
          hint="Is signed in by the launch, as in an EHR."
          defaultValue={people.at(-1)?.id}
        >
          {people.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Launch URL of the app"
          name="launch_url"
          type="url"
          mono
          required
          defaultValue={launchUrl}
          hint="Gets the parameters iss and launch. The portal's own is filled in."
        />
        <Button type="submit" kind="primary">
          Launch the app
        </Button>
      </form>
    </>
  );
}
