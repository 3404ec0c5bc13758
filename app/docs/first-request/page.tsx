import type { Metadata } from 'next';
import Link from 'next/link';
import { Article } from '@/components/docs/prose';
import { PageHeader } from '@/components/ui/page-header';
import { buttonClass } from '@/components/ui/button';

export const metadata: Metadata = { title: 'First request in five minutes' };

export default function FirstRequestPage() {
  return (
    <>
      <PageHeader
        title="First request in five minutes"
        description="From nothing to a Patient on the screen, against the sandbox holder that lives in your portal. No account with anyone, no internet."
        actions={
          <Link href="/" className={buttonClass('primary')}>
            Open the portal
          </Link>
        }
      />
      <Article>
        <p>
          Open the home page of your workspace and press <strong>Make your first request</strong>.
          (Once there are runs, the same is behind <strong>Guided first request</strong>, in the
          console, too.) The portal takes six steps and shows each of them while it happens: what
          was sent, what came back, what it concludes and where that is written.
        </p>
        <h2 id="what-happens-step-by-step">What happens, step by step</h2>
        <ol>
          <li>
            <strong>Discover.</strong> It reads <code>/.well-known/udap</code> below the FHIR base
            URL. The answer names the registration and token endpoints, what the holder supports,
            and carries signed metadata.
          </li>
          <li>
            <strong>Trust.</strong> It verifies the signature of the signed metadata, builds the
            chain from its certificate to the anchor of a trust community, and asks the CRL whether
            one of the certificates was revoked. Only then are the endpoints believed.
          </li>
          <li>
            <strong>Certificate.</strong> It makes a key in the vault and has the sandbox&apos;s CA
            certify it, with the URI of your app in the subject alternative name.
          </li>
          <li>
            <strong>Register.</strong> It signs a software statement (who the app is, what it wants)
            and posts it to the registration endpoint. The holder answers with a{' '}
            <code>client_id</code>.
          </li>
          <li>
            <strong>Token.</strong> It signs a client assertion with the same key, with the{' '}
            <code>hl7-b2b</code> extension that says on whose behalf and for what purpose, and gets
            an access token.
          </li>
          <li>
            <strong>Request.</strong> It asks for <code>Patient</code> with the token and shows the
            Bundle.
          </li>
        </ol>
        <h2 id="afterwards">Afterwards</h2>
        <ul>
          <li>
            The run is stored. Under <strong>Runs</strong> you open it again, copy each request as
            curl, and export it as HAR. Secrets are masked.
          </li>
          <li>
            The registration and the certificate stay in the workspace, so the next run goes
            straight to the token.
          </li>
          <li>
            In the <strong>Console</strong> you do the same against any FHIR base URL. Where it
            fails, a check says why, what was expected, and how to mend it.
          </li>
        </ul>
        <p>
          Next: <Link href="/docs/scripting">the same with curl</Link>, or{' '}
          <Link href="/docs/trust">how trust works</Link>.
        </p>
      </Article>
    </>
  );
}
