import type { Metadata } from 'next';
import Link from 'next/link';
import { Article } from '@/components/docs/prose';
import { runWithCurl } from '@/components/settings/token-example';
import { CodeBlock } from '@/components/ui/code-block';
import { PageHeader } from '@/components/ui/page-header';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'The API with curl' };

const frames = `{"v":1,"seq":1,"type":"run.started", …}
{"v":1,"seq":2,"type":"step.started","step":"discover", …}
{"v":1,"seq":3,"type":"exchange","step":"discover", …}
{"v":1,"seq":4,"type":"check","step":"discover", …}
 …
{"v":1,"seq":58,"type":"run.finished","verdict":"pass","resource":{"resourceType":"Bundle", …}, …}`;

export default function ScriptingPage() {
  const { APP_URL: appUrl } = env();
  return (
    <>
      <PageHeader
        title="The API with curl"
        description="Everything the pages do goes through the API. A script or a pipeline does the same with a bearer token."
      />
      <Article>
        <h2 id="1-make-a-token">1. Make a token</h2>
        <p>
          Under <strong>Settings, API tokens</strong>, or on the machine of the portal, in its
          folder:
        </p>
        <CodeBlock
          label="command that makes a token"
          code={
            'export ONRAMP_TOKEN="$(npm run --silent onramp -- token create --workspace demo --name my-script)"'
          }
        />
        <p>
          A token acts in one workspace with one role. It is shown once; the portal keeps a hash of
          it.
        </p>
        <h2 id="2-start-a-run-and-stream-it">2. Start a run and stream it</h2>
        <CodeBlock label="curl command that starts a run" code={runWithCurl(appUrl, 'demo')} />
        <p>
          With <code>Accept: application/x-ndjson</code> the answer is a stream: one JSON object a
          line, while it happens, with status 200. Without it, you get the run at once with status
          201 and fetch it later.
        </p>
        <CodeBlock label="example of a stream" code={frames} />
        <p>
          The body may be <code>{'{}'}</code>: then it makes the whole first request against{' '}
          <code>harbor</code>. With <code>holder</code> set to a FHIR base URL it goes there.
        </p>
        <h2 id="3-use-the-verdict">3. Use the verdict</h2>
        <p>
          The last frame is of type <code>run.finished</code>. Its <code>verdict</code> is{' '}
          <code>pass</code>, <code>warn</code> or <code>fail</code>. In a pipeline:
        </p>
        <CodeBlock
          label="command that fails unless the verdict is pass"
          code={`${runWithCurl(appUrl, 'demo')} \\\n  | tail -n 1 | grep -q '"verdict":"pass"'`}
        />
        <p>
          A holder that answers wrongly, refuses or cannot be reached is a result, not an error of
          the API: the status stays 200 or 201, and a check says what was wrong.
        </p>
        <h2 id="4-fetch-it-again-export-it">4. Fetch it again, export it</h2>
        <CodeBlock
          label="curl commands that fetch runs"
          code={[
            `curl -H "Authorization: Bearer $ONRAMP_TOKEN" "${appUrl}/api/v1/workspaces/demo/runs?limit=5"`,
            `curl -H "Authorization: Bearer $ONRAMP_TOKEN" "${appUrl}/api/v1/workspaces/demo/runs/RUN_ID"`,
            `curl -H "Authorization: Bearer $ONRAMP_TOKEN" -OJ "${appUrl}/api/v1/workspaces/demo/runs/RUN_ID/har"`,
          ].join('\n')}
        />
        <h2 id="5-export-in-bulk">5. Export in bulk</h2>
        <p>
          With a path that kicks off an export and a member <code>bulk</code>, the run follows the
          export until its files are here: progress, manifest and each file are frames of type{' '}
          <code>bulk</code>. Cancelling the run ends the export at the holder.
        </p>
        <CodeBlock
          label="commands that export in bulk and save a file"
          code={[
            `curl --no-buffer "${appUrl}/api/v1/workspaces/demo/runs" -H "Authorization: Bearer $ONRAMP_TOKEN" \\`,
            `  -H 'Accept: application/x-ndjson' -H 'Content-Type: application/json' \\`,
            `  --data '{"request":{"path":"Patient/$export?_type=Patient,Observation"},"bulk":{}}'`,
            `curl -H "Authorization: Bearer $ONRAMP_TOKEN" -o Observation.ndjson \\`,
            `  "${appUrl}/api/v1/workspaces/demo/runs/RUN_ID/exchanges/EXCHANGE_ID/body"`,
          ].join('\n')}
        />
        <p>
          <code>RUN_ID</code> is <code>runId</code> of the first frame, <code>EXCHANGE_ID</code> is{' '}
          <code>exchangeId</code> in the frame of the file. Files of more than 256 KiB are kept
          whole and have such an address of their own; smaller ones have none, they stand in the
          frame of their exchange. A run that was interrupted is gone on with by{' '}
          <code>{'"bulk":{"follows":"RUN_ID"}'}</code>, without a new kick-off.
        </p>
        <h2 id="when-the-api-refuses">When the API refuses</h2>
        <p>
          Errors are <code>application/problem+json</code> with a stable <code>code</code>; each one
          has <Link href="/docs/errors">a page with the way out</Link>. All addresses, fields and
          answers are in the <Link href="/docs/api">API reference</Link>, and for machines in{' '}
          <a href="/api/v1/openapi.json">openapi.json</a>.
        </p>
      </Article>
    </>
  );
}
