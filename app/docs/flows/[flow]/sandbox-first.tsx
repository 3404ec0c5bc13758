import Link from 'next/link';
import { Article } from '@/components/docs/prose';
import { CodeBlock } from '@/components/ui/code-block';
import { env } from '@/lib/env';
import type { FlowName } from '@/lib/guide/flows/flows';
import type { SampleValues } from '@/lib/guide/samples/sample';
import { sandboxCommands } from '@/lib/guide/samples/sandbox-commands';
import { holderAddresses } from '@/lib/sandbox/addresses';

const signIn = (
  <>
    The sign-in page of the sandbox shows its people and their passwords. At the end the browser
    goes to an address where nothing answers: that is the one to paste.
  </>
);
const putClientId = (
  <>
    Put the <code>client_id</code> of the answer into the program.
  </>
);
const certificate = (
  <>
    They fetch a good certificate of the{' '}
    <Link href="/docs/certificates#the-test-set">test set</Link> with its key, and the anchor.{' '}
    <code>ONRAMP_TOKEN</code> is <Link href="/docs/scripting">a token of yours</Link>.
  </>
);
const service = <>They make a key and register a client with it. {putClientId}</>;

function words(flow: FlowName, launchPage: string) {
  switch (flow) {
    case 'smart-standalone':
      return (
        <>
          They register a client. {putClientId} {signIn}
        </>
      );
    case 'smart-ehr':
      return (
        <>
          They register a client. {putClientId} Then open <a href={launchPage}>the EHR of harbor</a>
          , choose a patient, and launch <code>https://app.example.org/launch</code>. {signIn}
        </>
      );
    case 'udap-code':
    case 'tiered-oauth':
      return (
        <>
          {certificate} {signIn}
        </>
      );
    case 'udap-client-credentials':
      return certificate;
    case 'backend-services':
    case 'bulk-export':
      return service;
  }
}

/** What makes the program of a flow run against the sandbox: a client or a certificate, in a few commands. */
export function SandboxFirst({ flow, values }: Readonly<{ flow: FlowName; values: SampleValues }>) {
  const { APP_URL: appUrl } = env();
  const { registrationEndpoint } = holderAddresses('harbor');
  return (
    <Article>
      <h3 id="before-it-runs">Before it runs against the sandbox</h3>
      <p>
        Run these commands in the folder of the program.{' '}
        {words(flow, `${appUrl}/sandbox/harbor/launch`)}
      </p>
      <CodeBlock
        label="commands that come before the program"
        code={sandboxCommands(flow, values, { appUrl, registrationEndpoint })}
      />
    </Article>
  );
}
