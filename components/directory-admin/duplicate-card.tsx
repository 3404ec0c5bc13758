import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { DuplicatePair } from '@/lib/schemas/directory-duplicate';
import { DecidePair } from './decide-pair';
import { DuplicateSide } from './duplicate-side';
import { duplicateStates, reasonWords, scoreWord } from './duplicate-words';

const documentWords = (hasSameDocument: boolean | null): string => {
  if (hasSameDocument === null)
    return 'Whether their CapabilityStatements say the same is not known.';
  return hasSameDocument
    ? 'Their CapabilityStatements say the same.'
    : 'Their CapabilityStatements differ.';
};

/** Two that may be one, side by side, with what can be decided. `now` is ISO 8601. */
export function DuplicateCard({
  pair,
  now,
  level: Heading = 'h2',
}: Readonly<{ pair: DuplicatePair; now: string; level?: 'h2' | 'h3' }>) {
  const { label, tone } = duplicateStates[pair.state];
  const [a, b] = pair.sides;
  return (
    <div className="min-w-0 space-y-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Heading className="font-medium">
          {pair.kind === 'organization' ? 'Two organizations' : 'Two endpoints'}
        </Heading>
        <Badge tone={tone}>{label}</Badge>
        <span className="text-muted">
          {/* What a person names has no score. */}
          {pair.score < 1 && `${scoreWord(pair.score)} alike, `}found{' '}
          <Time at={pair.createdAt} now={now} />
          {pair.decidedAt !== null && (
            <>
              ; decided by {pair.decidedBy}, <Time at={pair.decidedAt} now={now} />
            </>
          )}
        </span>
      </div>
      <p className="text-sm wrap-anywhere">
        {reasonWords(pair.reason)}
        {pair.kind === 'endpoint' && !pair.isMerged && ` ${documentWords(pair.hasSameDocument)}`}
      </p>
      <div className="grid min-w-0 gap-3 md:grid-cols-2">
        {a && <DuplicateSide side={a} letter="A" now={now} />}
        {b && <DuplicateSide side={b} letter="B" now={now} />}
      </div>
      <DecidePair pair={pair} />
      {pair.kind === 'organization' && !pair.isMerged && (
        <p className="flex flex-wrap gap-x-1 text-xs text-muted">
          Is one of them two in truth?
          {pair.sides.map((side, index) => (
            <Link
              key={side.id}
              href={`/admin/directory/organizations/${side.id}`}
              className="text-accent-strong underline underline-offset-2"
            >
              Split {index === 0 ? 'A' : 'B'}
              <span className="sr-only"> of this pair</span>
            </Link>
          ))}
        </p>
      )}
    </div>
  );
}
