'use client';

import { useRef } from 'react';
import { TextAreaField } from '@/components/ui/field';
import type { JsonProblem } from './json-problem';

/** The claims as JSON. What cannot be read is told with its place, and the form stays as it was. */
export function ClaimsEditor({
  text,
  problem,
  onChange,
}: Readonly<{
  text: string;
  problem: JsonProblem | null;
  onChange: (text: string) => void;
}>) {
  const control = useRef<HTMLTextAreaElement>(null);
  function goTo({ offset }: JsonProblem): void {
    control.current?.focus();
    control.current?.setSelectionRange(offset, offset + 1);
  }
  return (
    <TextAreaField
      ref={control}
      label="Claims as JSON"
      mono
      rows={18}
      spellCheck={false}
      autoCapitalize="none"
      wrap="off"
      value={text}
      onChange={(event) => onChange(event.target.value)}
      hint="Other claims can be written here. Times and jti are new each time it is signed, unless you change them."
      error={
        problem === null
          ? undefined
          : `Line ${problem.line}, column ${problem.column}: ${problem.message} The form keeps the last claims that could be read.`
      }
      aside={
        problem && (
          <button
            type="button"
            className="text-xs text-accent underline underline-offset-2"
            onClick={() => goTo(problem)}
          >
            Go to line {problem.line}
          </button>
        )
      }
    />
  );
}
