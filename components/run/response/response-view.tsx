'use client';

import { ArrowRight } from 'lucide-react';
import { byteSize, duration } from '@/lib/format/quantities';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { TextPane } from '@/components/ui/text-pane';
import { BundleTable } from './bundle-table';
import { requestPathOf } from './fhir-path';
import { JsonTree } from './json-tree';
import { OutcomeList } from './outcome-list';
import { PatientCard } from './patient-card';
import { bundleLink, bundleRows, describeResource, outcomeIssues } from './resource-summary';
import type { RunResponse } from './response-source';

function isPatient(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as Record<string, unknown>)['resourceType'] === 'Patient'
  );
}

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
            {relation === 'next' ? 'Next page' : 'Previous page'}
            {relation === 'next' && <ArrowRight aria-hidden />}
          </Button>
        ),
      )}
    </nav>
  );
}

/**
 * What the FHIR server answered: in words, as a table or card where the kind allows, as a tree, and raw.
 *
 * @param onPath takes the request path of a reference or of another page; without it nothing is a link
 */
export function ResponseView({
  response,
  onPath,
}: Readonly<{ response: RunResponse; onPath?: ((path: string) => void) | undefined }>) {
  const { exchange, value, baseUrl } = response;
  const answer = exchange.response;
  const rows = bundleRows(value);
  const issues = outcomeIssues(value);
  const isJson = value !== undefined && value !== null;
  const first = rows
    ? 'table'
    : isPatient(value)
      ? 'card'
      : issues.length > 0
        ? 'issues'
        : isJson
          ? 'tree'
          : 'raw';
  const raw = isJson
    ? JSON.stringify(value, null, 2)
    : (answer?.body.text ?? answer?.body.note ?? '');
  const links = onPath ? { baseUrl, onPath } : undefined;
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
        {answer && (
          <Badge tone={answer.status < 400 ? 'pass' : 'fail'}>
            {answer.status} {answer.statusText}
          </Badge>
        )}
        <span className="min-w-0 font-medium break-words">{describeResource(value)}</span>
        <span className="text-xs text-muted">
          {exchange.timings && `${duration(exchange.timings.totalMs)} · `}
          {answer && `${byteSize(answer.body.bytes)} · HTTP/${answer.httpVersion}`}
        </span>
        <span className="ml-auto">{onPath && <Paging response={response} onPath={onPath} />}</span>
      </div>
      <Tabs key={first} defaultValue={first}>
        <TabList aria-label="Views of the response" className="px-3">
          {rows && <Tab value="table">Entries ({rows.length})</Tab>}
          {isPatient(value) && <Tab value="card">Card</Tab>}
          {issues.length > 0 && <Tab value="issues">Issues ({issues.length})</Tab>}
          {isJson && <Tab value="tree">Tree</Tab>}
          <Tab value="raw">Raw</Tab>
        </TabList>
        <div className="p-4">
          {rows && (
            <TabPanel value="table">
              <BundleTable rows={rows} onPath={onPath} />
            </TabPanel>
          )}
          {isPatient(value) && (
            <TabPanel value="card">
              <PatientCard patient={value} />
            </TabPanel>
          )}
          <TabPanel value="issues">
            <OutcomeList issues={issues} />
          </TabPanel>
          <TabPanel value="tree">
            <JsonTree key={exchange.id} value={value} label="Response as a tree" links={links} />
          </TabPanel>
          <TabPanel value="raw">
            <TextPane text={raw} label="response body" />
          </TabPanel>
        </div>
      </Tabs>
    </div>
  );
}
