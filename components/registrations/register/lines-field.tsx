'use client';

import { useState } from 'react';
import { TextAreaField } from '@/components/ui/field';
import { stringArray } from '@/lib/protocol/json-body';

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A claim that is a list of texts, one a line. No line at all takes the claim away. */
export function LinesField({
  label,
  hint,
  value,
  onChange,
}: Readonly<{
  label: string;
  hint: string;
  value: unknown;
  onChange: (lines: string[] | undefined) => void;
}>) {
  const items = value === undefined ? [] : stringArray(value);
  const [typed, setTyped] = useState('');
  // What is typed stays as it is, empty lines too, until the JSON says something else.
  const isTyped = items !== null && JSON.stringify(linesOf(typed)) === JSON.stringify(items);
  return (
    <TextAreaField
      label={label}
      mono
      rows={2}
      spellCheck={false}
      autoCapitalize="none"
      disabled={items === null}
      hint={items === null ? 'This is no list of texts: change it in the JSON.' : hint}
      value={isTyped ? typed : (items ?? []).join('\n')}
      onChange={(event) => {
        setTyped(event.target.value);
        const lines = linesOf(event.target.value);
        onChange(lines.length === 0 ? undefined : lines);
      }}
    />
  );
}
