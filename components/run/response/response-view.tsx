'use client';

import { isObject } from '@/lib/protocol/json-value';
import { useMemo, useState } from 'react';
import { Sheet } from '@/components/ui/sheet';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { jsonBody } from '../http-message';
import { HeaderTable } from '../header-table';
import { BinaryView } from './binary/binary-view';
import { bytesOfBase64 } from './binary/sniff-media';
import { BundleTable } from './bundle-table';
import { ConnectionView } from './connection-view';
import { textOf } from './fhir/fhir-parts';
import { FhirView, type ReferenceContext } from './fhir/fhir-view';
import { JsonTree } from './json-tree';
import { LargeBody } from './large/large-body';
import { StoredBinary } from './large/stored-binary';
import { Narrative } from './narrative/narrative';
import { NdjsonView } from './ndjson-view';
import { OutcomeList } from './outcome-list';
import { RawView } from './raw-view';
import { outcomeIssues } from './resource-summary';
import { ResponseHead } from './response-head';
import { bodyKind, type Look } from './response-looks';
import type { RunResponse } from './response-source';
import { bundleEntries, type BundleEntry } from './table/bundle-entries';

/** The bytes of a FHIR Binary in JSON. */
function binaryOf(value: unknown): { bytes: Uint8Array<ArrayBuffer>; said: string | null } | null {
  if (!isObject(value) || value['resourceType'] !== 'Binary') return null;
  const bytes = typeof value['data'] === 'string' ? bytesOfBase64(value['data']) : null;
  return bytes && { bytes, said: textOf(value['contentType']) };
}

/** The narrative of a resource. */
function narrativeOf(value: unknown): { div: string; status: string | null } | null {
  const text = isObject(value) ? value['text'] : null;
  const div = isObject(text) ? textOf(text['div']) : null;
  return div === null || !isObject(text) ? null : { div, status: textOf(text['status']) };
}

const lookNames: Record<Look, string> = {
  entries: 'Entries',
  picture: 'Content',
  whole: 'Whole body',
  fhir: 'FHIR',
  issues: 'Issues',
  narrative: 'Narrative',
  lines: 'Lines',
  tree: 'Tree',
  raw: 'Raw',
  headers: 'Headers',
  connection: 'Timing and TLS',
};

/**
 * What the FHIR server answered: in words, as a table or card where the kind allows, as a tree, and raw.
 *
 * @param bodies path at our API below which whole bodies are; null where they cannot be read
 * @param onPath takes the request path of a reference or of another page; without it only what came opens
 */
export function ResponseView({
  response,
  bodies,
  onPath,
}: Readonly<{
  response: RunResponse;
  bodies: string | null;
  onPath?: ((path: string) => void) | undefined;
}>) {
  const { exchange, value, baseUrl, hops } = response;
  const body = exchange.response?.body ?? null;
  const kind = bodyKind(body, value);
  const [opened, setOpened] = useState<BundleEntry | null>(null);
  const entries = useMemo(() => bundleEntries(value), [value]);
  const picture = useMemo(() => binaryOf(value), [value]);
  const issues = outcomeIssues(value);
  const narrative = narrativeOf(value);
  const resource =
    isObject(value) && typeof value['resourceType'] === 'string' && !entries ? value : null;
  const context: ReferenceContext = { root: value, baseUrl, onPath };

  const storedAt =
    body?.isStored === true && bodies !== null ? `${bodies}/${exchange.id}/body` : null;
  const isStoredText = storedAt !== null && body?.text !== null;
  const isBinary = storedAt !== null && body?.text === null;
  const looks: Look[] = [
    ...(isStoredText ? (['whole'] as const) : []),
    ...(entries ? (['entries'] as const) : []),
    ...(picture || isBinary ? (['picture'] as const) : []),
    ...(issues.length > 0 ? (['issues'] as const) : []),
    ...(resource && issues.length === 0 && !picture ? (['fhir'] as const) : []),
    ...(narrative ? (['narrative'] as const) : []),
    // Of what is kept beside the frames, only the beginning stands in them.
    ...(kind === 'ndjson' && !isStoredText ? (['lines'] as const) : []),
    ...(kind === 'json' ? (['tree'] as const) : []),
    ...(isBinary || isStoredText ? [] : (['raw'] as const)),
    'headers',
    'connection',
  ];
  const first = kind === 'empty' ? 'headers' : (looks[0] ?? 'raw');
  const count: Partial<Record<Look, number>> = {
    ...(entries ? { entries: entries.length } : {}),
    issues: issues.length,
  };
  return (
    <div className="min-w-0">
      <ResponseHead response={response} onPath={onPath} />
      <Tabs key={`${first} ${looks.length}`} defaultValue={first}>
        <TabList aria-label="Views of the response" className="px-3">
          {looks.map((look) => (
            <Tab key={look} value={look}>
              {lookNames[look]}
              {count[look] !== undefined && ` (${count[look]})`}
            </Tab>
          ))}
        </TabList>
        <div className="p-4">
          <TabPanel value="entries">
            {entries && <BundleTable entries={entries} onPath={onPath} onOpen={setOpened} />}
          </TabPanel>
          <TabPanel value="whole">
            {isStoredText && (
              <LargeBody
                key={exchange.id}
                url={`/api/v1${storedAt}`}
                bytes={body?.bytes ?? 0}
                links={onPath && { baseUrl, onPath }}
                onOpen={setOpened}
              />
            )}
          </TabPanel>
          <TabPanel value="picture">
            {isBinary && (
              <StoredBinary path={storedAt} said={body?.mediaType ?? null} name={exchange.id} />
            )}
            {picture && (
              <BinaryView
                {...picture}
                name={`Binary-${textOf((value as { id?: unknown }).id) ?? 'x'}`}
              />
            )}
          </TabPanel>
          <TabPanel value="issues">
            <OutcomeList
              issues={issues}
              subjects={[
                { name: 'the resource that was sent', value: jsonBody(exchange.request.body) },
                { name: 'the answer', value },
              ]}
            />
          </TabPanel>
          <TabPanel value="fhir">
            {resource && <FhirView resource={resource} context={context} />}
          </TabPanel>
          <TabPanel value="narrative">{narrative && <Narrative {...narrative} />}</TabPanel>
          <TabPanel value="lines">
            <NdjsonView text={body?.text ?? ''} />
          </TabPanel>
          <TabPanel value="tree">
            <JsonTree
              key={exchange.id}
              value={value}
              label="Response as a tree"
              links={onPath && { baseUrl, onPath }}
            />
          </TabPanel>
          <TabPanel value="raw">
            {body?.note != null && <p className="mb-2 text-xs text-muted">{body.note}</p>}
            {kind === 'empty' ? (
              <p className="text-sm text-muted">No body.</p>
            ) : (
              kind !== 'binary' && (
                <RawView text={body?.text ?? ''} value={value} kind={kind} label="response body" />
              )
            )}
          </TabPanel>
          <TabPanel value="headers">
            <HeaderTable
              headers={exchange.response?.headers ?? []}
              label="Headers of the response"
            />
          </TabPanel>
          <TabPanel value="connection">
            <ConnectionView hops={hops} />
          </TabPanel>
        </div>
      </Tabs>
      <Sheet
        open={opened !== null}
        onOpenChange={(open) => {
          if (!open) setOpened(null);
        }}
        title={opened?.path ?? opened?.resourceType ?? ''}
      >
        {opened && <EntryDetail key={opened.pointer} entry={opened} context={context} />}
      </Sheet>
    </div>
  );
}

function EntryDetail({
  entry,
  context,
}: Readonly<{ entry: BundleEntry; context: ReferenceContext }>) {
  const narrative = narrativeOf(entry.resource);
  const { onPath } = context;
  const { path } = entry;
  return (
    <Tabs defaultValue="fhir">
      <TabList aria-label="Views of the entry">
        <Tab value="fhir">FHIR</Tab>
        {narrative && <Tab value="narrative">Narrative</Tab>}
        <Tab value="tree">Tree</Tab>
      </TabList>
      <div className="py-4">
        <TabPanel value="fhir">
          <FhirView resource={entry.resource} context={context} />
          {path !== null && onPath && (
            <button
              type="button"
              onClick={() => onPath(path)}
              className="mt-4 text-sm text-accent underline underline-offset-2"
            >
              Ask for {path} alone
            </button>
          )}
        </TabPanel>
        <TabPanel value="narrative">{narrative && <Narrative {...narrative} />}</TabPanel>
        <TabPanel value="tree">
          <JsonTree value={entry.resource} label="Entry as a tree" />
        </TabPanel>
      </div>
    </Tabs>
  );
}
