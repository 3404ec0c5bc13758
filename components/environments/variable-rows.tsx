'use client';

import { VariableRow, type VariableDraft } from './variable-row';

/** Variables while they are written: each can be changed and taken out. */
export function VariableRows({
  label,
  variables,
  errorOf,
  onChange,
}: Readonly<{
  label: string;
  variables: readonly VariableDraft[];
  errorOf: (variable: VariableDraft) => string | undefined;
  onChange: (change: (before: VariableDraft[]) => VariableDraft[]) => void;
}>) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {variables.map((variable, at) => {
        const isThis = ({ key }: VariableDraft) => key === variable.key;
        return (
          <VariableRow
            key={variable.key}
            variable={variable}
            number={at + 1}
            error={errorOf(variable)}
            onChange={(part) =>
              onChange((before) => before.map((one) => (isThis(one) ? { ...one, ...part } : one)))
            }
            onRemove={() => onChange((before) => before.filter((one) => !isThis(one)))}
          />
        );
      })}
    </ul>
  );
}
