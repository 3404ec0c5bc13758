'use client';

import { useRef } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { FormError } from '@/components/ui/form-error';
import { Time } from '@/components/ui/time';
import { useSubmit } from '@/components/ui/use-submit';
import type { NextThingMark } from '@/lib/schemas/next-thing';
import { NextCard } from './next-card';
import { sortedByMarks, type NextThing } from './next-thing';
import { useNextThings } from './use-next-things';

/** The next thing of a workspace. What somebody has begun or set aside is remembered for them, here and on other days. */
export function NextThings({
  workspace,
  things,
  initial,
  now,
}: Readonly<{
  workspace: string;
  /** The most pressing first; the last one cannot be set aside. */
  things: readonly NextThing[];
  initial: readonly NextThingMark[];
  /** ISO 8601 */
  now: string;
}>) {
  const { marks, set, begin } = useNextThings(workspace, initial);
  const heading = useRef<HTMLHeadingElement>(null);
  const saying = useSubmit(async (thing: NextThing, state: NextThingMark['state'] | null) => {
    await set(thing.id, state);
    // The button that was pressed is gone: go on reading with what comes next.
    heading.current?.focus();
    if (state === 'dismissed') {
      toast(`Set aside: ${thing.title}`, {
        action: { label: 'Undo', onClick: () => void set(thing.id, null).catch(() => undefined) },
      });
    }
  });
  const { open, aside } = sortedByMarks(things, marks);
  const [next] = open;
  if (!next) return null;
  const begun = marks.find(({ thing, state }) => thing === next.id && state === 'begun');
  return (
    <div className="space-y-2">
      <NextCard
        next={next}
        onBegin={begin}
        headingRef={heading}
        note={
          begun && (
            <p className="mt-2 text-sm text-ink/80">
              You began this <Time at={begun.at} now={begun.at > now ? begun.at : now} />.{' '}
              <button
                type="button"
                className="underline underline-offset-2"
                onClick={() => void saying.submit(next, null)}
              >
                I have not
              </button>
            </p>
          )
        }
        actions={
          next.mayWait && (
            <Button
              kind="ghost"
              size="lg"
              className="text-ink"
              busy={saying.isBusy}
              onClick={() => void saying.submit(next, 'dismissed')}
            >
              Not now
            </Button>
          )
        }
      />
      <FormError error={saying.error} />
      {aside.length > 0 && (
        <details className="text-sm">
          <summary className="w-fit cursor-pointer text-muted hover:text-ink">
            {aside.length === 1 ? 'One thing is set aside' : `${aside.length} things are set aside`}
          </summary>
          <ul className="mt-2 space-y-1">
            {aside.map((thing) => (
              <li key={thing.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-0 break-words">{thing.title}</span>
                <Button size="sm" kind="ghost" onClick={() => void saying.submit(thing, null)}>
                  Bring back<span className="sr-only"> {thing.title}</span>
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
