'use client';

import { KeyRound, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/control-class';

/** A variable while it is written. */
export interface VariableDraft {
  /** Tells rows apart while their names change. */
  key: string;
  name: string;
  isSecret: boolean;
  /** Null: a secret that is kept as it is. */
  value: string | null;
  /** The name under which a secret is kept; null when none is. */
  keptAs: string | null;
}

/** One variable: its name, whether it is secret, and its value; a secret that is kept can be replaced, never read. */
export function VariableRow({
  variable,
  number,
  error,
  onChange,
  onRemove,
}: Readonly<{
  variable: VariableDraft;
  /** Its place, from 1. */
  number: number;
  error: string | undefined;
  onChange: (part: Partial<VariableDraft>) => void;
  onRemove: () => void;
}>) {
  const id = useId();
  const { name, isSecret, value, keptAs } = variable;
  const label = name || `variable ${number}`;
  const described = {
    'aria-invalid': error === undefined ? undefined : (true as const),
    'aria-describedby': error === undefined ? undefined : `${id}-error`,
  };
  return (
    <li className="space-y-1 py-3 first:pt-0">
      <div className="grid items-center gap-2 sm:grid-cols-[14rem_minmax(0,1fr)_auto]">
        <input
          aria-label={`Name of variable ${number}`}
          placeholder="name"
          value={name}
          maxLength={64}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          onChange={(event) => onChange({ name: event.target.value })}
          className={controlClass('font-mono text-xs')}
          {...described}
        />
        {value === null ? (
          <div className="flex h-9 items-center gap-2">
            <span className="inline-flex items-center gap-1.5 text-sm text-muted">
              <KeyRound aria-hidden className="size-4" /> Kept, and never shown
            </span>
            <Button
              size="sm"
              aria-label={`Replace the value of ${label}`}
              onClick={() => onChange({ value: '' })}
            >
              Replace
            </Button>
          </div>
        ) : (
          <div className="flex min-w-0 gap-2">
            <input
              aria-label={`Value of ${label}`}
              type={isSecret ? 'password' : 'text'}
              placeholder={isSecret ? 'at least 8 characters' : 'value'}
              value={value}
              spellCheck={false}
              autoCapitalize="none"
              autoComplete={isSecret ? 'new-password' : 'off'}
              onChange={(event) => onChange({ value: event.target.value })}
              className={controlClass('font-mono text-xs')}
              {...described}
            />
            {keptAs !== null && isSecret && (
              <Button
                size="sm"
                kind="ghost"
                className="h-9"
                onClick={() => onChange({ value: null, name: keptAs })}
              >
                Keep the old one
              </Button>
            )}
          </div>
        )}
        <div className="flex items-center justify-between gap-2">
          <label className="inline-flex items-center gap-1.5 text-sm">
            <input
              type="checkbox"
              checked={isSecret}
              aria-label={`${label} is secret`}
              onChange={(event) =>
                // What was secret does not become plain by a click: its value is written anew.
                onChange({ isSecret: event.target.checked, value: isSecret ? '' : value })
              }
              className="size-4 accent-accent"
            />
            Secret
          </label>
          <Button kind="ghost" size="icon" aria-label={`Remove ${label}`} onClick={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        </div>
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="text-xs text-fail">
          {error}
        </p>
      )}
    </li>
  );
}
