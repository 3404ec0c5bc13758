'use client';

import { FileKey2 } from 'lucide-react';
import type { Body, Exchange, HeaderList } from '@/lib/protocol/exchange';
import type { Jwt } from '@/lib/protocol/jwt';
import { Button } from '@/components/ui/button';
import { Hint } from '@/components/ui/hint';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { TextPane } from '@/components/ui/text-pane';
import { BodyView } from './body-view';
import { jwtNames } from './claims';
import { CopyAs } from './copy-as';
import { ExchangeOverview } from './exchange-overview';
import { HeaderTable } from './header-table';
import { requestMessage, responseMessage } from './http-message';
import type { Inspect } from './inspector';

function Message({
  name,
  headers,
  body,
}: Readonly<{ name: 'request' | 'response'; headers: HeaderList; body: Body | null }>) {
  return (
    <div className="space-y-4">
      <section>
        <h3 className="mb-2 text-sm font-semibold">Headers</h3>
        <HeaderTable headers={headers} label={`Headers of the ${name}`} />
      </section>
      <section>
        <h3 className="mb-2 text-sm font-semibold">Body</h3>
        <BodyView body={body} label={`${name} body`} />
      </section>
    </div>
  );
}

/** One exchange whole: overview, request, response, and as text of the wire. */
export function ExchangeDetail({
  exchange,
  jwts,
  onInspect,
}: Readonly<{ exchange: Exchange; jwts: readonly Jwt[]; onInspect: Inspect }>) {
  return (
    <div className="min-w-0 space-y-4">
      <div className="flex flex-wrap items-center gap-2">
        <CopyAs request={exchange.request} />
        {jwts.map((jwt) => (
          <Button key={jwt.id} size="sm" onClick={() => onInspect({ kind: 'jwt', id: jwt.id })}>
            <FileKey2 aria-hidden />
            {jwtNames[jwt.kind]}, decoded
          </Button>
        ))}
        <Hint label="Secrets are masked">
          Tokens, assertions and passwords were masked before anything was stored. Nobody can read
          them here, you included; the same mask stands for the same value.
        </Hint>
      </div>
      <Tabs defaultValue="overview">
        <TabList aria-label="Views of the exchange">
          <Tab value="overview">Overview</Tab>
          <Tab value="request">Request</Tab>
          <Tab value="response">Response</Tab>
          <Tab value="raw">Raw</Tab>
        </TabList>
        <TabPanel value="overview" className="pt-4">
          <ExchangeOverview exchange={exchange} />
        </TabPanel>
        <TabPanel value="request" className="pt-4">
          <Message name="request" headers={exchange.request.headers} body={exchange.request.body} />
        </TabPanel>
        <TabPanel value="response" className="pt-4">
          {exchange.response ? (
            <Message
              name="response"
              headers={exchange.response.headers}
              body={exchange.response.body}
            />
          ) : (
            <p className="text-muted">
              There was no answer{exchange.failure && `: ${exchange.failure.message}`}.
            </p>
          )}
        </TabPanel>
        <TabPanel value="raw" className="space-y-4 pt-4">
          <TextPane text={requestMessage(exchange)} label="request as text" />
          <TextPane text={responseMessage(exchange)} label="response as text" />
        </TabPanel>
      </Tabs>
    </div>
  );
}
