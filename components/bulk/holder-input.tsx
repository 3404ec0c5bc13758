'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { controlClass } from '@/components/ui/control-class';
import { Field, TextAreaField } from '@/components/ui/field';
import { counted } from '@/lib/format/quantities';
import { maxHolders, withoutLines, type HolderLines, type LineProblem } from './holder-lines';

/** A file with more than this is no list of holders. */
const maxFileBytes = 1024 * 1024;
const maxShownProblems = 20;

function summaryOf({ holders, duplicates }: HolderLines): string {
  return [
    counted(holders.length, 'holder'),
    duplicates > 0 ? `${counted(duplicates, 'line names', 'lines name')} one of them again` : '',
    holders.length > maxHolders ? `at most ${maxHolders} are taken at once: leave some out` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Where holders are typed, pasted or taken from a file, with what is wrong as it is typed. */
export function HolderInput({
  text,
  read,
  problems,
  onChange,
}: Readonly<{
  text: string;
  read: HolderLines;
  /** Those of the text and those that the server found. */
  problems: readonly LineProblem[];
  onChange: (text: string) => void;
}>) {
  const [fileProblem, setFileProblem] = useState<string>();
  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > maxFileBytes) {
      setFileProblem(`${file.name} has more than 1 MiB. Choose a list of holders, one a line.`);
      return;
    }
    setFileProblem(undefined);
    const added = await file.text();
    onChange(text.trim() === '' ? added : `${text.trimEnd()}\n${added}`);
  }
  return (
    <div className="space-y-3">
      <TextAreaField
        label="Holders"
        hint="One a line: a FHIR base URL, or the name of a sandbox holder such as harbor. Lines of a table may be pasted as they are."
        mono
        rows={10}
        spellCheck={false}
        autoCapitalize="none"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field label="Or add those of a file" hint="A .txt or .csv file." error={fileProblem}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            accept=".txt,.csv,text/plain,text/csv"
            className={controlClass('h-auto py-1.5')}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              // The same file can be chosen again.
              event.target.value = '';
            }}
          />
        )}
      </Field>
      <p role="status" className="text-sm text-muted">
        {summaryOf(read)}
      </p>
      {problems.length > 0 && (
        <Callout
          tone="warn"
          title={`${counted(problems.length, 'line is', 'lines are')} no holder`}
        >
          <ul className="mt-1 list-disc pl-4">
            {problems.slice(0, maxShownProblems).map(({ line, detail }) => (
              <li key={line} className="break-words">
                Line {line}: {detail}
              </li>
            ))}
          </ul>
          {problems.length > maxShownProblems && (
            <p>and {problems.length - maxShownProblems} more</p>
          )}
          <Button
            size="sm"
            className="mt-2"
            onClick={() =>
              onChange(
                withoutLines(
                  text,
                  problems.map(({ line }) => line),
                ),
              )
            }
          >
            Leave these lines out
          </Button>
        </Callout>
      )}
    </div>
  );
}
