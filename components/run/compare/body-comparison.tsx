'use client';

import { useMemo, useState } from 'react';
import { byteSize, counted } from '@/lib/format/quantities';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { ChangeList } from './change-list';
import type { BodySource } from './compared-run';
import type { CompareAnswer, CompareRequest } from './compare-worker';
import { LineDiff } from './line-diff';
import { useComparison } from './use-comparison';

/** Bytes of both bodies: up to here they are compared without a word. */
const comparedAtOnce = 2 * 1024 * 1024;
/** Bytes of both bodies: more than this a browser does not compare well. */
const mostBytes = 60 * 1024 * 1024;

function Lines({ hunks }: Readonly<{ hunks: Parameters<typeof LineDiff>[0]['hunks'] | null }>) {
  return hunks === null ? (
    <p className="px-4 py-6 text-sm text-muted">
      The two differ at so many lines that a comparison line by line says nothing.
    </p>
  ) : (
    <LineDiff hunks={hunks} />
  );
}

function Result({ answer }: Readonly<{ answer: CompareAnswer }>) {
  switch (answer.kind) {
    case 'same':
      return (
        <div className="p-4">
          <Callout tone="pass" title={answer.isExact ? 'The same, byte for byte' : 'The same'}>
            {answer.isExact
              ? 'Both bodies are equal.'
              : 'They differ only in layout, in the order of members, or in what is left out of the comparison.'}
          </Callout>
        </div>
      );
    case 'binary':
      return (
        <div className="p-4">
          <Callout tone={answer.isSame ? 'pass' : 'warn'} title="These bodies are no text">
            {answer.isSame ? 'Their bytes are equal.' : 'Their bytes differ.'}
          </Callout>
        </div>
      );
    case 'failed':
      return (
        <div className="p-4">
          <Callout tone="fail" title="Not compared">
            {answer.message}
          </Callout>
        </div>
      );
    case 'text':
      return <Lines hunks={answer.hunks} />;
    case 'json':
      return (
        <Tabs defaultValue="changes">
          <TabList aria-label="Ways to look at the differences">
            <Tab value="changes">{counted(answer.changes.length, 'change')}</Tab>
            <Tab value="lines">Line by line</Tab>
          </TabList>
          <TabPanel value="changes">
            <ChangeList changes={answer.changes} />
          </TabPanel>
          <TabPanel value="lines">
            <Lines hunks={answer.hunks} />
          </TabPanel>
        </Tabs>
      );
  }
}

/** How the bodies of two answers differ. Large ones are compared when somebody says so, and beside the page. */
export function BodyComparison({
  before,
  after,
  ignoresVolatile,
}: Readonly<{ before: BodySource; after: BodySource; ignoresVolatile: boolean }>) {
  const [isWanted, setWanted] = useState(false);
  const bytes = [before, after].reduce(
    (sum, one) => sum + (one.kind === 'none' ? 0 : one.bytes),
    0,
  );
  const isLarge = bytes > comparedAtOnce;
  const request = useMemo<CompareRequest | null>(() => {
    if (before.kind === 'none' || after.kind === 'none' || bytes > mostBytes) return null;
    return isLarge && !isWanted ? null : { before, after, ignoresVolatile };
  }, [before, after, bytes, isLarge, isWanted, ignoresVolatile]);
  const answer = useComparison(request);

  const missing = [...whyNone('A', before), ...whyNone('B', after)];
  if (missing.length > 0) {
    return (
      <div className="p-4">
        <Callout tone="warn" title="There are no two bodies to compare">
          {missing.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Callout>
      </div>
    );
  }
  if (bytes > mostBytes) {
    return (
      <div className="p-4">
        <Callout tone="warn" title="Too large to be compared here">
          Together they are {byteSize(bytes)}; up to {byteSize(mostBytes)} are compared. Open the
          runs and save both bodies, or ask for fewer resources (_count, _elements).
        </Callout>
      </div>
    );
  }
  if (request === null) {
    return (
      <div className="flex flex-wrap items-center gap-3 p-4 text-sm">
        <p>Together they are {byteSize(bytes)}. Comparing takes a while; the page stays usable.</p>
        <Button onClick={() => setWanted(true)}>Compare the bodies</Button>
      </div>
    );
  }
  return (
    <div aria-busy={answer === null}>
      <p role="status" className="sr-only">
        {answer === null ? 'Comparing' : spoken(answer)}
      </p>
      {answer === null ? (
        <p className="flex items-center gap-2 p-4 text-sm text-muted">
          <Spinner /> Comparing …
        </p>
      ) : (
        // What was chosen to be looked at belongs to one comparison.
        <Result answer={answer} />
      )}
    </div>
  );
}

function whyNone(side: string, source: BodySource): string[] {
  return source.kind === 'none' ? [`${side}: ${source.why}`] : [];
}

function spoken(answer: CompareAnswer): string {
  if (answer.kind === 'json')
    return `The bodies differ: ${counted(answer.changes.length, 'change')}`;
  if (answer.kind === 'same') return 'The bodies are the same';
  return answer.kind === 'text' ? 'The bodies differ' : 'Compared';
}
