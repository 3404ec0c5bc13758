'use client';

import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { changeMark } from './change-mark';
import type { JsonChange } from './json-changes';

const looks = {
  added: { sign: '+', word: 'added', tone: 'pass' },
  removed: { sign: '−', word: 'removed', tone: 'fail' },
  changed: { sign: '~', word: 'changed', tone: 'warn' },
  moved: { sign: '→', word: 'moved', tone: 'accent' },
} as const;

/** As many at once as a page shows well. */
const shownAtOnce = 300;
const mostCharacters = 20_000;

function Value({ name, value }: Readonly<{ name: string; value: unknown }>) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const isCut = text.length > mostCharacters;
  const Tag = name === 'before' ? 'del' : 'ins';
  return (
    <div className="min-w-0">
      <p className="text-xs text-muted">{name}</p>
      <pre
        tabIndex={0}
        aria-label={name}
        className="max-h-60 overflow-auto rounded-md bg-sunken px-2 py-1 font-mono text-xs whitespace-pre-wrap"
      >
        <Tag className="wrap-anywhere no-underline">
          {isCut ? `${text.slice(0, mostCharacters)} …` : text}
        </Tag>
      </pre>
    </div>
  );
}

/** The places at which two JSON values differ. */
export function ChangeList({ changes }: Readonly<{ changes: readonly JsonChange[] }>) {
  const [shown, setShown] = useState(shownAtOnce);
  return (
    <>
      <ol aria-label="Changes of the body" className="divide-y divide-line">
        {changes.slice(0, shown).map((change, index) => {
          const { sign, word, tone } = looks[change.kind];
          return (
            <li
              key={`${index} ${change.path}`}
              {...changeMark}
              className="min-w-0 space-y-2 px-4 py-3 -outline-offset-2"
            >
              <p className="flex flex-wrap items-baseline gap-2">
                <Badge tone={tone}>
                  <span aria-hidden className="font-mono">
                    {sign}
                  </span>{' '}
                  {word}
                </Badge>
                <code className="min-w-0 font-mono text-xs wrap-anywhere">
                  {change.path || 'the whole body'}
                </code>
              </p>
              {change.kind !== 'moved' && (
                <div className="grid min-w-0 gap-2 md:grid-cols-2">
                  {change.before !== undefined && <Value name="before" value={change.before} />}
                  {change.after !== undefined && <Value name="after" value={change.after} />}
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {changes.length > shown && (
        <div className="border-t border-line px-4 py-3">
          <Button size="sm" onClick={() => setShown(shown + shownAtOnce)}>
            Show more of {changes.length}
          </Button>
        </div>
      )}
    </>
  );
}
