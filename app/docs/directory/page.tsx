import type { Metadata } from 'next';
import Link from 'next/link';
import { statusWords } from '@/components/directory/directory-words';
import { Definitions } from '@/components/docs/definitions';
import { DirectoryChoiceGuide } from '@/components/docs/directory-choice-guide';
import { DirectoryOperatorsGuide } from '@/components/docs/directory-operators-guide';
import { DirectorySearchGuide } from '@/components/docs/directory-search-guide';
import { DocsContents } from '@/components/docs/docs-contents';
import { Article } from '@/components/docs/prose';
import { Term } from '@/components/help/term';
import { Badge } from '@/components/ui/badge';
import { PageHeader } from '@/components/ui/page-header';
import { probeUserAgent } from '@/lib/domain/directory/probing/probe-send';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'The endpoint directory' };

const contents: readonly (readonly [id: string, title: string])[] = [
  ['made', 'How it is made'],
  ['merging', 'How it is merged'],
  ['status', 'What the status says'],
  ['which-one', 'Which of several?'],
  ['not-there', 'When it is not there'],
  ['base-url', 'What to copy'],
  ['search', 'What the box takes'],
  ['exports', 'Exports'],
  ['picture', 'By state'],
  ['api', 'The API'],
  ['operators', 'For operators of a portal'],
  ['opt-out', 'For operators of a FHIR server'],
];

export default function DirectoryGuide() {
  const { APP_URL: appUrl } = env();
  return (
    <>
      <PageHeader
        title="The endpoint directory"
        description="From the name of a hospital to its FHIR base URL: who says so, whether it works, and what it takes to become a client there."
      />
      <Article>
        <DocsContents contents={contents} />
        <h2 id="made">How it is made</h2>
        <p>
          There is no single list of <Term id="fhir" /> endpoints. Vendors must publish theirs, each
          in its own form; government and aggregators collect them, and all of them have gaps. The
          portal reads the lists that its operator turned on, and keeps{' '}
          <strong>what each one says</strong> as a statement of that source, in its spelling, with
          the days on which it was first and last said. When a good reading of a source no longer
          says it, the statement is retired, never removed. The page of an endpoint shows all of
          them under <strong>Who says so</strong>.
        </p>
        <p>
          The operator decides about sources; you can add to them with a <strong>suggestion</strong>
          , or with a record of <Term id="nppes" />.
        </p>
        <h2 id="merging">How it is merged</h2>
        <ul>
          <li>
            Two spellings of a base URL are one endpoint when they differ only in scheme, port, case
            of the host, a slash at the end or a suffix such as <code>/metadata</code>. Where only
            the case of the path differs they stay two, until both are seen to serve the same
            document.
          </li>
          <li>
            Organizations are one by <Term id="npi" />, OID, EIN, the website of a brand, name and
            ZIP code, or name with state and endpoint. <strong>Never by name alone</strong>:
            thousands of practices share one.
          </li>
          <li>
            Organizations and endpoints are many to many. One base URL can stand for thousands of
            practices, and one hospital can have a dozen.
          </li>
          <li>
            Where sources differ the more trusted one has the word. What a probe finds wins over
            what lists say of the FHIR version.
          </li>
        </ul>
        <h2 id="status">What the status says</h2>
        <p>
          The portal asks an endpoint for its <Term id="capability-statement" />, its{' '}
          <Term id="smart-configuration" /> and its <Term id="udap-metadata" />. The status is what
          came of the last time. The page of an endpoint shows each answer, when it last worked, and
          what has changed. Press <strong>Check now</strong> there when that is too long ago.
        </p>
        <Definitions
          entries={Object.entries(statusWords).map(([status, { word, tone, says }]) => [
            <Badge key={status} tone={tone}>
              {word}
            </Badge>,
            says,
            status,
          ])}
        />
        <p>
          <strong>SMART</strong>, <strong>UDAP</strong> and <strong>Dynamic registration</strong>{' '}
          come from those documents: a SMART configuration, UDAP metadata, or a{' '}
          <code>registration_endpoint</code> in either. A document that an endpoint never had is no
          fault. How the portal asks, and what it never does, is said{' '}
          <a href="#opt-out">to those who run the servers</a>.
        </p>
        <DirectoryChoiceGuide />
        <h2 id="base-url">What to copy</h2>
        <p>
          Copy the <Term id="base-url">base URL</Term> from the page of the endpoint, byte for byte.
          It is spelled as its publisher spells it, because some servers need the slash at the end,
          or its absence. Send the same as <code>aud</code> in a SMART authorization request: the
          server compares it with its own. For UDAP the <code>iss</code> of its signed metadata has
          to be that base URL, too; the console checks it.
        </p>
        <p>
          One organization may have endpoints for DSTU2 and R4, for patients and for providers, in
          production and for tests. Look at the badges. <strong>Open in the console</strong> makes a
          discovery of the endpoint at once, and <strong>Becoming a client here</strong> leads to{' '}
          <Link href="/docs/registration">registering</Link> with what is known of the holder.
        </p>
        <DirectorySearchGuide appUrl={appUrl} />
        <DirectoryOperatorsGuide appUrl={appUrl} userAgent={probeUserAgent()} />
      </Article>
    </>
  );
}
