'use client';

import { ArrowLeft, ArrowRight } from 'lucide-react';
import { byteSize, duration } from '@/lib/format/quantities';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { requestPathOf } from './fhir-path';
import { bundleLink, describeResource } from './resource-summary';
import type { RunResponse } from './response-source';

function Paging({
  response,
  onPath,
}: Readonly<{ response: RunResponse; onPath: (path: string) => void }>) {
  // Some servers write `prev` for what FHIR calls `previous`.
  const links = ['previous', 'prev', 'next'].flatMap((relation) => {
    const url = bundleLink(response.value, relation);
    return url === null ? [] : [{ relation, url, path: requestPathOf(url, response.baseUrl) }];
  });
  if (links.length === 0) return null;
  return (
    <nav aria-label="Pages of the result" className="flex flex-wrap items-center gap-2">
      {links.map(({ relation, url, path }) =>
        path === null ? (
          <span key={relation} className="text-xs break-all text-muted">
            The {relation} page is outside this base URL: {url}
          </span>
        ) : (
          <Button key={relation} size="sm" onClick={() => onPath(path)}>
            {relation !== 'next' && <ArrowLeft aria-hidden />}
            {relation === 'next' ? 'Next page' : 'Previous page'}
            {relation === 'next' && <ArrowRight aria-hidden />}
          </Button>
        ),
      )}
    </nav>
  );
}

/** Sizes in words: inflated, and on the wire where that is less. */
function sizeWords(bytes: number, wireBytes: number): string {
  return bytes === wireBytes
    ? byteSize(bytes)
    : `${byteSize(bytes)} (${byteSize(wireBytes)} on the wire)`;
}

/** The first line about an answer: how it ended, what it is, how long it took, how much came. */
export function ResponseHead({
  response,
  onPath,
}: Readonly<{ response: RunResponse; onPath: ((path: string) => void) | undefined }>) {
  const { exchange, value } = response;
  const answer = exchange.response;
  const says =
    answer?.status === 304
      ? 'Nothing has changed since the version that the request names, so no body came'
      : answer?.body.bytes === 0
        ? 'no body'
        : answer?.body.isStored === true
          ? (answer.body.mediaType?.split(';')[0] ?? 'a body without a media type')
          : describeResource(value);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
      {answer && (
        <Badge tone={answer.status < 300 ? 'pass' : answer.status < 400 ? 'info' : 'fail'}>
          {answer.status} {answer.statusText}
        </Badge>
      )}
      <span className="min-w-0 font-medium break-words">{says}</span>
      <span className="text-xs text-muted">
        {exchange.timings && `${duration(exchange.timings.totalMs)} · `}
        {answer &&
          `${sizeWords(answer.body.bytes, answer.body.wireBytes)} · HTTP/${answer.httpVersion}`}
      </span>
      <span className="ml-auto">{onPath && <Paging response={response} onPath={onPath} />}</span>
    </div>
  );
}
