import type { Metadata } from 'next';
import Link from 'next/link';
import { Article } from '@/components/docs/prose';
import { PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'How trust works' };

export default function TrustPage() {
  return (
    <>
      <PageHeader
        title="How trust works"
        description="In a UDAP network nobody hands out secrets beforehand. Both sides prove who they are with certificates of a community that both trust."
      />
      <Article>
        <h2 id="community-anchor-chain">Community, anchor, chain</h2>
        <p>
          A <strong>trust community</strong> is named by a URI and has rules and a certification
          authority. The certificate of that authority is the <strong>anchor</strong>. Whoever
          trusts the community keeps the anchor; every other certificate has to lead to it, over
          intermediates, signature by signature. The portal validates that path as RFC 5280 demands:
          dates, basic constraints, key usage, path length, name constraints, critical extensions
          and revocation.
        </p>
        <h2 id="the-holder-proves-itself-signed-metadata">
          The holder proves itself: signed metadata
        </h2>
        <p>
          Anybody can put up a page that says where to register. That is why{' '}
          <code>/.well-known/udap</code> has <code>signed_metadata</code>: a JWT with the endpoints,
          signed with the key of a certificate whose subject alternative name (SAN) is the FHIR base
          URL. The portal compares <code>iss</code>, the SAN and the base URL byte for byte, looks
          at the dates, builds the chain and asks for revocation. Endpoints that are signed win over
          endpoints that are not.
        </p>
        <h2 id="the-app-proves-itself-software-statement">
          The app proves itself: software statement
        </h2>
        <p>
          To register, an app sends a <strong>software statement</strong>: a JWT with its metadata
          (name, contacts, grant types, scope), signed with its own key, with the certificate chain
          in <code>x5c</code>. Its <code>iss</code> is the URI in the SAN of the certificate, its{' '}
          <code>aud</code> the registration endpoint. The holder validates the chain just as the
          portal did, and answers with a <code>client_id</code>.
        </p>
        <h2 id="each-token-is-asked-for-with-a-signature">
          Each token is asked for with a signature
        </h2>
        <p>
          There is no client secret. For each token the app signs a{' '}
          <strong>client assertion</strong>: <code>iss</code> and <code>sub</code> are the
          client_id, <code>aud</code> is the token endpoint, it lives five minutes at most, and its{' '}
          <code>jti</code> is good for one use. In business-to-business exchanges the{' '}
          <code>hl7-b2b</code> extension in it says for which organization and for which purpose.
        </p>
        <h2 id="where-keys-live-here">Where keys live here</h2>
        <p>
          A key is in the vault (sealed at rest, the portal signs with it, owners and admins can
          export it) or in a browser (not exportable; the portal hands out what is to be signed).
          Tokens and secrets are masked in what is stored, shown and exported. More on both:{' '}
          <Link href="/docs/certificates">keys and certificates</Link>.
        </p>
        <h2 id="two-generations-of-rules">Two generations of rules</h2>
        <p>
          The HL7 guide “Security for Scalable Registration, Authentication, and Authorization”
          exists as 1.x (STU1) and 2.0 (STU2). Where they differ, you choose which one judges, and
          each check says which one did.
        </p>
        <p>
          All of it, rule by rule: the <Link href="/docs/checks">catalogue of checks</Link>.
        </p>
      </Article>
    </>
  );
}
