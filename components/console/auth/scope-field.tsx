'use client';

import { useMemo } from 'react';
import { describeScope } from '@/lib/protocol/registration/scope-words';
import { readResourceScope, scopeWords } from '@/lib/protocol/smart/scopes';
import { TextField } from '@/components/ui/field';
import { VerdictIcon } from '@/components/ui/verdict';

/** What is odd about one scope before it is sent, in words; null for nothing. */
function warningOf(word: string, isSystem: boolean): string | null {
  const scope = readResourceScope(word);
  if (!scope && /^(patient|user|system)\//.test(word)) {
    return 'its letters are unknown or out of order: expected some of c r u d s in this order, or read, write or *';
  }
  if (isSystem && !word.startsWith('system/')) {
    return 'nobody signs in, so there is no user and no patient: expected system/';
  }
  return null;
}

/**
 * The scopes to ask for, said in words while they are written.
 *
 * @param isSystem whether the client asks for itself
 */
export function ScopeField({
  value,
  onValue,
  error,
  hint,
  isSystem,
}: Readonly<{
  value: string;
  onValue: (value: string) => void;
  error: string | undefined;
  hint: string;
  isSystem: boolean;
}>) {
  const words = useMemo(() => scopeWords(value), [value]);
  return (
    <div className="min-w-0 space-y-1.5">
      <TextField
        label="Scope"
        data-field="scope"
        mono
        spellCheck={false}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        error={error}
        hint={hint}
      />
      <ul aria-label="The scopes in words" className="space-y-0.5 text-xs">
        {words.map((word) => {
          const warning = warningOf(word, isSystem);
          return (
            <li key={word} className="flex min-w-0 gap-1.5">
              {warning !== null && <VerdictIcon verdict="warn" />}
              <span className="min-w-0 break-words">
                <code className="font-mono">{word}</code>{' '}
                <span className="text-muted">{warning ?? describeScope(word)}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
