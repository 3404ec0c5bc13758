'use client';

import { Fragment, useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { changeMark } from './change-mark';
import type { TextHunk } from './compare-bodies';

const shownAtOnce = 100;

const looks: Readonly<Record<string, { className: string; word: string }>> = {
  '+': { className: 'bg-pass-soft', word: 'added' },
  '-': { className: 'bg-fail-soft', word: 'removed' },
};

/** Lines that differ, with those around them: each says with a sign what became of it. */
export function LineDiff({ hunks }: Readonly<{ hunks: readonly TextHunk[] }>) {
  const [shown, setShown] = useState(shownAtOnce);
  return (
    <>
      <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Lines that differ">
        <pre className="w-max min-w-full py-2 font-mono text-xs">
          {hunks.slice(0, shown).map(({ beforeAt, afterAt, lines }) => (
            <Fragment key={`${beforeAt} ${afterAt}`}>
              <div {...changeMark} className="bg-sunken px-4 py-1 text-muted -outline-offset-2">
                line {beforeAt} before, {afterAt} after
              </div>
              {lines.map((line, index) => {
                const look = looks[line.charAt(0)];
                return (
                  <div key={index} className={cn('px-4', look?.className)}>
                    {look && <span className="sr-only">{look.word}: </span>}
                    {line}
                  </div>
                );
              })}
            </Fragment>
          ))}
        </pre>
      </div>
      {hunks.length > shown && (
        <div className="border-t border-line px-4 py-3">
          <Button size="sm" onClick={() => setShown(shown + shownAtOnce)}>
            Show more of {hunks.length} places
          </Button>
        </div>
      )}
    </>
  );
}
