'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import type { Check } from '@/lib/protocol/check';
import type { Cause, Certainty } from '@/lib/run/explain/explanation';
import { placeHref, places, type PlaceContext } from '@/lib/run/explain/places';
import { focusConsoleField } from '@/components/console/focus-field';
import { Badge, type Tone } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { VerdictIcon } from '@/components/ui/verdict';
import { counted } from '@/lib/format/quantities';
import { CheckRow } from './check-row';
import { CitationLink, InspectButtons } from './inspect-links';
import type { Inspect } from './inspector';
import { ProofList } from './proof-list';

const certainties: Record<Certainty, { word: string; tone: Tone }> = {
  proven: { word: 'Proven by the exchange', tone: 'fail' },
  likely: { word: 'Likely', tone: 'warn' },
  possible: { word: 'Possible', tone: 'info' },
};

const link = 'inline-flex items-center gap-1 text-accent underline underline-offset-2';

function Part({ label, children }: Readonly<{ label: string; children: React.ReactNode }>) {
  return (
    <div className="grid min-w-0 gap-x-3 gap-y-0.5 sm:grid-cols-[4.5rem_minmax(0,1fr)]">
      <dt className="text-faint">{label}</dt>
      <dd className="min-w-0 space-y-1.5 break-words">{children}</dd>
    </div>
  );
}

function CauseEntry({
  cause,
  rank,
  workspace,
  about,
  onInspect,
}: Readonly<{
  cause: Cause;
  /** Null: it is the only one. */
  rank: number | null;
  /** Null: there is none to go to. */
  workspace: string | null;
  about: PlaceContext;
  onInspect: Inspect;
}>) {
  const { check, certainty, proof, place, decide } = cause;
  const { exchangeId, jwtId } = check;
  const { word, tone } = certainties[certainty];
  return (
    <li className="space-y-2 border-t border-line px-3 py-3 text-sm first:border-t-0">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className="min-w-0 flex-1 basis-52 text-base font-semibold break-words">
          {rank !== null && <span className="text-muted">{rank}. </span>}
          {check.title}
        </span>
        <Badge tone={tone}>{word}</Badge>
      </p>
      <dl className="space-y-2">
        <Part label="Proof">
          <p>{check.seen}</p>
          {proof.length > 0 && <ProofList proof={proof} />}
        </Part>
        <Part label="Fix">
          <p className="font-medium">{check.fix}</p>
          {place !== null && workspace === null && <p>{places[place].label}</p>}
          {place !== null && workspace !== null && (
            <p>
              <Link
                href={`/w/${workspace}/${placeHref(place, about)}`}
                onClick={(event) => {
                  const { field } = places[place];
                  // In the console itself the field is on this page.
                  if (field !== null && focusConsoleField(field)) event.preventDefault();
                }}
                className={link}
              >
                {places[place].label}
                <ArrowRight aria-hidden className="size-3.5" />
              </Link>
            </p>
          )}
        </Part>
        <Part label="Why">{check.why}</Part>
        {decide !== null && <Part label="Decided by">{decide}</Part>}
        <Part label="Source">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <CitationLink citation={check.citation} />
            <InspectButtons exchangeId={exchangeId} jwtId={jwtId} onInspect={onInspect} />
            <a href={`/docs/checks/${check.id}`} className="font-mono text-xs break-all text-muted">
              {check.id}
            </a>
          </span>
        </Part>
      </dl>
    </li>
  );
}

/** Why a check was not passed: its causes, what is known to be right, then the check itself, folded. */
export function ExplanationBlock({
  check,
  causes,
  knownRight,
  workspace,
  about,
  onInspect,
}: Readonly<{
  check: Check;
  causes: readonly Cause[];
  /** What was looked at before and passed. */
  knownRight: readonly string[];
  about: PlaceContext;
  /** Null: there is none to go to. */
  workspace: string | null;
  onInspect: Inspect;
}>) {
  const isDecided = causes.every(({ certainty }) => certainty === 'proven');
  return (
    <li className="border-t border-line first:border-t-0">
      {!isDecided && causes.length > 1 && (
        <p className="px-3 pt-3 text-sm text-muted">
          What was sent and received does not decide between these causes. The likeliest comes
          first.
        </p>
      )}
      <ul>
        {causes.map((cause, index) => (
          <CauseEntry
            key={cause.check.id}
            cause={cause}
            rank={causes.length > 1 ? index + 1 : null}
            workspace={workspace}
            about={about}
            onInspect={onInspect}
          />
        ))}
      </ul>
      {knownRight.length > 0 && (
        <Disclosure
          className="border-t border-line"
          summaryClassName="hover:bg-sunken/60 px-3 py-2"
          summary={
            <span className="flex min-w-0 flex-1 items-center gap-2 text-sm">
              <VerdictIcon verdict="pass" />
              <span className="min-w-0">
                Known to be right: {counted(knownRight.length, 'check')} before it passed
              </span>
            </span>
          }
        >
          <ul className="list-disc space-y-0.5 px-3 pb-3 pl-12 text-sm text-muted">
            {knownRight.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Disclosure
        className="border-t border-line"
        summaryClassName="hover:bg-sunken/60 px-3 py-2"
        summary={
          <span className="min-w-0 flex-1 text-xs text-muted">
            {check.verdict === 'fail' ? 'The check that failed' : 'The check'}: {check.title}
          </span>
        }
      >
        <ul>
          <CheckRow check={check} onInspect={onInspect} />
        </ul>
      </Disclosure>
    </li>
  );
}
