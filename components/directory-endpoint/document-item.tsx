'use client';

import { CheckList } from '@/components/run/check-list';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Time } from '@/components/ui/time';
import { VerdictBadge } from '@/components/ui/verdict';
import { documentNames, outcomeWords } from '@/lib/directory/probe/outcome-words';
import { byteSize, counted, duration } from '@/lib/format/quantities';
import { worstVerdict, type Check } from '@/lib/protocol/check';
import type { EndpointDocument } from '@/lib/schemas/directory-document';
import { outcomeTone } from '@/components/directory/directory-words';
import { DocumentText } from './document-text';

/** “2 failed, 1 warning, 14 passed”. */
function countWords(checks: readonly Check[]): string {
  const count = (verdict: Check['verdict']) =>
    checks.filter((check) => check.verdict === verdict).length;
  const [failed, warned] = [count('fail'), count('warn')];
  return [
    failed > 0 ? `${failed} failed` : '',
    warned > 0 ? counted(warned, 'warning') : '',
    `${count('pass')} passed`,
  ]
    .filter(Boolean)
    .join(', ');
}

function Received({
  stored,
  now,
}: Readonly<{ stored: NonNullable<EndpointDocument['stored']>; now: string }>) {
  const { receivedAt, confirmedAt, isOlder, bytes } = stored;
  return (
    <p className="text-sm text-muted">
      {receivedAt === null ? 'Received a long time ago' : 'Received '}
      {receivedAt !== null && <Time at={receivedAt} now={now} />}
      {confirmedAt !== null && confirmedAt !== receivedAt && (
        <>
          , and unchanged <Time at={confirmedAt} now={now} />
        </>
      )}
      {` · ${byteSize(bytes)}`}
      {isOlder && ' · a stored answer: the last request did not bring it again'}
    </p>
  );
}

/** One document: what the last request for it gave, and below that its checks and the document itself. */
export function DocumentItem({
  workspace,
  endpointId,
  document,
  now,
}: Readonly<{ workspace: string; endpointId: string; document: EndpointDocument; now: string }>) {
  const { kind, community, latest, stored } = document;
  const name = documentNames[kind];
  const path = `/workspaces/${workspace}/directory/endpoints/${endpointId}/documents/${kind}`;
  const query = community === null ? '' : `?community=${encodeURIComponent(community)}`;
  return (
    <li className="min-w-0 px-5 py-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <h3 className="min-w-0 flex-1 basis-48 font-medium">
          {name}
          {community !== null && (
            <span className="block text-xs font-normal break-all text-muted">
              for the community {community}
            </span>
          )}
        </h3>
        <Badge tone={outcomeTone(latest.outcome)} className="max-w-full whitespace-normal">
          {outcomeWords(latest.outcome, latest.httpStatus)}
        </Badge>
        <span className="text-xs text-muted tabular-nums">
          {duration(latest.milliseconds)} · <Time at={latest.checkedAt} now={now} />
        </span>
      </div>
      {latest.detail !== null && latest.outcome !== 'absent' && (
        <p className="mt-1 text-xs wrap-anywhere text-muted">{latest.detail}</p>
      )}
      {latest.finalUrl !== null && (
        <p className="mt-1 text-xs break-all text-muted">A redirect led to {latest.finalUrl}</p>
      )}
      {stored && (
        <Disclosure
          className="mt-2"
          summaryClassName="rounded-md py-1 hover:bg-sunken/60"
          summary={
            <span className="flex flex-wrap items-center gap-2 text-sm">
              <VerdictBadge verdict={worstVerdict(stored.checks)} />
              <span>{countWords(stored.checks)}</span>
              <span className="sr-only">: checks and text of the {name}</span>
            </span>
          }
        >
          <div className="space-y-3 pt-2 pb-1">
            <Received stored={stored} now={now} />
            <CheckList checks={stored.checks} />
            {stored.leftOut.length > 0 && (
              <div className="text-sm text-muted">
                <p>Not judged, because a stored document cannot tell; a conformance run can:</p>
                <ul className="list-disc pl-5">
                  {stored.leftOut.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </div>
            )}
            <DocumentText
              path={`${path}${query}`}
              name={name}
              fileName={`${kind}-${stored.sha256.slice(0, 8)}.json`}
              bytes={stored.bytes}
            />
          </div>
        </Disclosure>
      )}
    </li>
  );
}
