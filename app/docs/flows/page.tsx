import type { Metadata } from 'next';
import Link from 'next/link';
import { DocsArticle } from '@/components/docs/docs-article';
import { Definitions } from '@/components/docs/definitions';
import { Term } from '@/components/help/term';
import { flowNames, flows } from '@/lib/guide/flows/flows';

export const metadata: Metadata = { title: 'The flows' };

export default function FlowsPage() {
  return (
    <DocsArticle
      title="The flows"
      description="Ways from an app to data. Each has a picture, what to mind, and a program that runs."
    >
      <Definitions
        entries={flowNames.map((name) => [
          <Link key={name} href={`/docs/flows/${name}`}>
            {flows[name].title}
          </Link>,
          flows[name].summary,
          name,
        ])}
      />
      <h2 id="which">Which one?</h2>
      <p>
        <Link href="/docs/choosing">Nine questions</Link> lead to the one that fits, with reasons.
        In short:
      </p>
      <ul>
        <li>
          <strong>A person signs in, and the app is known to the holder already:</strong>{' '}
          <Link href="/docs/flows/smart-standalone">standalone</Link>, or{' '}
          <Link href="/docs/flows/smart-ehr">EHR launch</Link> when the record system opens it.
        </li>
        <li>
          <strong>A person signs in, and there are many holders:</strong>{' '}
          <Link href="/docs/flows/udap-code">UDAP</Link>, if the app has a server and a{' '}
          <Term id="certificate">certificate</Term> of their <Term id="community">community</Term>.
        </li>
        <li>
          <strong>Nobody signs in:</strong>{' '}
          <Link href="/docs/flows/backend-services">backend services</Link> where the holder knows
          you, <Link href="/docs/flows/udap-client-credentials">UDAP</Link> where it does not.
        </li>
      </ul>
      <p>
        The plan of an app asks a few questions and says which one fits, and why. What has to be
        registered for each is told in <Link href="/docs/registration">Registering an app</Link>.
      </p>
    </DocsArticle>
  );
}
