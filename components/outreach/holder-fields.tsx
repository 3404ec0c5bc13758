import { useId } from 'react';
import { TextField } from '@/components/ui/field';
import type { KnownHolder } from '@/lib/schemas/outreach';

interface NamedHolder {
  holder: string;
  holderBaseUrl: string;
}

/** Which holder: its name and its address. Choosing one that the app has to do with fills in both. */
export function HolderFields({
  value,
  known,
  hint,
  errorOf,
  onChange,
}: Readonly<{
  value: NamedHolder;
  known: readonly KnownHolder[];
  /** What the address is good for. */
  hint: string;
  errorOf: (field: keyof NamedHolder) => string | undefined;
  onChange: (value: NamedHolder) => void;
}>) {
  const id = useId();
  return (
    <>
      <TextField
        label="Name of the holder"
        maxLength={200}
        list={id}
        autoComplete="off"
        value={value.holder}
        error={errorOf('holder')}
        onChange={(event) => {
          const holder = event.target.value;
          const chosen = known.find(({ name }) => name === holder);
          onChange({ holder, holderBaseUrl: chosen?.baseUrl ?? value.holderBaseUrl });
        }}
      />
      <datalist id={id}>
        {known.map(({ name, baseUrl }) => (
          <option key={baseUrl} value={name}>
            {baseUrl}
          </option>
        ))}
      </datalist>
      <TextField
        label="Its FHIR base URL"
        hint={hint}
        type="url"
        mono
        maxLength={2000}
        autoComplete="off"
        value={value.holderBaseUrl}
        error={errorOf('holderBaseUrl')}
        onChange={(event) => onChange({ ...value, holderBaseUrl: event.target.value })}
      />
    </>
  );
}
