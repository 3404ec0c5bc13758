'use client';

import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import type { CapableResource } from '@/lib/protocol/fhir/capability-model';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { aboutParam, paramNames } from './declared';
import { commonParams, modifiersOf } from './search-texts';
import { ValueEditor } from './value-editor';

/** One search parameter to be added: name, modifier, and a value by its type. */
export function AddParam({
  resource,
  path,
  onAdd,
}: Readonly<{
  resource: CapableResource | null;
  path: string;
  onAdd: (name: string, value: string) => void;
}>) {
  const id = useId();
  const [name, setName] = useState('');
  const [modifier, setModifier] = useState('');
  const [value, setValue] = useState('');
  const wanted = name.trim();
  const type =
    [...(resource?.searchParams ?? []), ...commonParams].find((param) => param.name === wanted)
      ?.type ?? 'string';
  const modifiers = /[.:]/.test(wanted) ? [] : (modifiersOf[type] ?? []);

  function add(): void {
    if (wanted === '') return;
    onAdd(modifier === '' ? wanted : `${wanted}:${modifier}`, value);
    setName('');
    setModifier('');
    setValue('');
  }

  return (
    <fieldset
      className="min-w-0 space-y-2 rounded-md border border-line p-3"
      onKeyDown={(event) => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing;
        if (event.key !== 'Enter' || !isPlain || !(event.target instanceof HTMLInputElement))
          return;
        event.preventDefault();
        add();
      }}
    >
      <legend className="px-1 text-xs font-medium">Search parameter</legend>
      <div className="flex gap-2">
        <TextField
          label="Name"
          mono
          className="flex-1"
          list={`${id}-names`}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setModifier('');
          }}
          hint={
            wanted === ''
              ? 'Chains are written out: subject:Patient.family'
              : aboutParam(resource, path, wanted)
          }
        />
        <datalist id={`${id}-names`}>
          {paramNames(resource, path).map((param) => (
            <option key={param.name} value={param.name}>
              {param.about}
            </option>
          ))}
        </datalist>
        {modifiers.length > 0 && (
          <SelectField
            label="Modifier"
            className="w-28 shrink-0"
            value={modifier}
            onChange={(event) => setModifier(event.target.value)}
          >
            <option value="">none</option>
            {modifiers.map((entry) => (
              <option key={entry} value={entry}>
                {entry}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <ValueEditor type={type} modifier={modifier} value={value} onChange={setValue} />
      <Button size="sm" disabled={wanted === ''} onClick={add}>
        <Plus aria-hidden /> Add to the request
      </Button>
    </fieldset>
  );
}
