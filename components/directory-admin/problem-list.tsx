import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import type { ImportReport } from '@/lib/schemas/directory-import';
import { grouped } from './source-words';

type Problem = ImportReport['problems'][number];

const effects: Readonly<Record<Problem['effect'], { word: string; tone: 'fail' | 'warn' }>> = {
  rejected: { word: 'Rejected', tone: 'fail' },
  corrected: { word: 'Corrected', tone: 'warn' },
};

function Examples({ examples }: Readonly<{ examples: Problem['examples'] }>) {
  return (
    <ul className="space-y-2 pt-1 pb-4 pl-6">
      {examples.map(({ place, found, expected }, index) => (
        <li key={index} className="min-w-0 rounded-lg bg-sunken px-3 py-2 text-sm">
          <p className="font-mono text-xs wrap-anywhere text-muted">{place}</p>
          <dl className="mt-1 grid gap-x-3 sm:grid-cols-[5rem_minmax(0,1fr)]">
            <dt className="text-muted">Found</dt>
            <dd className="min-w-0 font-mono text-xs leading-5 wrap-anywhere">
              {found === '' ? '(nothing)' : found}
            </dd>
            <dt className="text-muted">Expected</dt>
            <dd className="min-w-0 wrap-anywhere">{expected}</dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** What was wrong with entries of a list, by rule, the most frequent first, with the first examples of each. */
export function ProblemList({ problems }: Readonly<{ problems: ImportReport['problems'] }>) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {problems
        .toSorted((a, b) => b.count - a.count)
        .map(({ rule, title, effect, count, examples }) => (
          <li key={`${rule} ${effect}`} className="min-w-0">
            <Disclosure
              summaryClassName="py-2.5"
              summary={
                <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1 text-sm">
                  <span className="min-w-0 flex-1 basis-56">
                    <span className="block wrap-anywhere">{title}</span>
                    <span className="block font-mono text-xs wrap-anywhere text-muted">{rule}</span>
                  </span>
                  <span className="flex items-center gap-2">
                    <Badge tone={effects[effect].tone}>{effects[effect].word}</Badge>
                    <span className="min-w-10 text-right tabular-nums">{grouped(count)}</span>
                  </span>
                </span>
              }
            >
              <Examples examples={examples} />
            </Disclosure>
          </li>
        ))}
    </ul>
  );
}
