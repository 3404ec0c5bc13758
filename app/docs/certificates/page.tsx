import type { Metadata } from 'next';
import Link from 'next/link';
import { Article } from '@/components/docs/prose';
import { CodeBlock } from '@/components/ui/code-block';
import { PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'Keys and certificates' };

const makeRequest = `openssl ecparam -name prime256v1 -genkey -noout -out app.key
openssl req -new -key app.key -subj "/O=Harbour Clinic/CN=Tide Charts" \\
  -addext "subjectAltName=URI:https://app.example.org" -out app.csr`;

const conversions = `openssl x509 -inform DER -in app.cer -out app.pem            # DER to PEM
openssl pkcs12 -in app.p12 -out bundle.pem                   # PKCS #12 to PEM
openssl pkcs12 -export -inkey app.key -in app.pem -certfile chain.pem -out app.p12
openssl x509 -in app.pem -noout -text -ext subjectAltName    # what it says`;

export default function CertificatesGuide() {
  return (
    <>
      <PageHeader
        title="Keys and certificates"
        description="The trusted certificate is where UDAP onboarding stops for most people. What it is, how to get one, and how to keep it alive."
      />
      <Article>
        <h2>What it is, and what it is not</h2>
        <p>
          A UDAP certificate says: this public key belongs to the app (or the holder) with this{' '}
          <strong>URI</strong>, and a certification authority of a community vouches for it. It
          signs software statements and client assertions. It is not the certificate of a web
          server: that one has DNS names, is issued by an authority for browsers, and no holder
          takes it for a signature.
        </p>
        <p>
          The URI stands in the <strong>subject alternative name</strong> (SAN) and is the{' '}
          <code>iss</code> of every software statement. Holders bind a registration to the community
          and this URI, not to the certificate. Choose a URI that you will still have in ten years,
          compare it byte for byte (a slash at the end makes another URI), and take two URIs if the
          app wants both grant types: the second registration with the same <code>iss</code>{' '}
          replaces the first.
        </p>
        <h2>Who has which</h2>
        <p>
          One key and certificate for each app and community is the usual answer. Several apps under
          one certificate share its fate: revoke it, and all of them stop. Several certificates for
          one URI are fine, and that is how renewal works. An organization is named in the subject;
          it does not need a certificate of its own to register an app.
        </p>
        <h2>Where the key lives</h2>
        <ul>
          <li>
            <strong>In the vault.</strong> The portal makes or imports it, seals it at rest and
            signs with it, also for scripts at night. Developers sign and cannot take it out; owners
            and admins can export it, encrypted, and the audit log says so.
          </li>
          <li>
            <strong>In a browser.</strong> Made there by WebCrypto as not exportable. When a run
            needs a signature it waits; the browser reads what it is asked to sign, refuses anything
            but a short-lived statement or assertion, and sends the signature. The key goes nowhere.
            The price: that browser has to be open, and if its data is cleared the key is gone. Then
            make a new one and have it certified for the same URI.
          </li>
          <li>
            <strong>Elsewhere.</strong> With an uploaded CSR only the public half is known here. The
            portal keeps the certificate and watches its end, but cannot sign.
          </li>
        </ul>
        <h2>Ways to a certificate</h2>
        <ul>
          <li>
            <strong>Upload</strong> the one you have: PEM blocks in any order, DER, or PKCS #12. The
            portal sorts the chain, leaves out what does not belong, and tells each problem by its
            name.
          </li>
          <li>
            <strong>Request</strong> one: the portal, your browser or openssl makes the CSR. For the
            communities of the sandbox the operator of this portal reviews it; for a community with
            an outside authority you send the CSR there and bring back what was issued, which is
            checked against the request.
          </li>
          <li>
            <strong>Issue</strong> one for the sandbox at once. It is worth nothing outside.
          </li>
        </ul>
        <CodeBlock code={makeRequest} label="A CSR with openssl" />
        <h2>Renewal</h2>
        <p>
          Renew with the <strong>same URI</strong>: registrations survive, with the same key or a
          new one. Start 30 days ahead; the radar on the home page, mails, webhooks and the calendar
          remind you. Nothing at the holder has to change, unless it pins certificates, which it
          should not.
        </p>
        <h2>Revocation</h2>
        <p>
          If somebody else may have the key, revoke the certificate at once and tell why. Everybody
          who checks learns it from the revocation list (CRL) or from the authority’s OCSP
          responder. What happens when neither can be reached is a rule of the community:{' '}
          <strong>hard</strong> refuses, <strong>soft</strong> goes on with a warning. Many outages
          are lists that nobody renewed: look at <code>nextUpdate</code>.
        </p>
        <h2>When it is not trusted</h2>
        <p>
          Give it to the <strong>trust doctor</strong> (under Certificates): a certificate, a JWT, a
          PKCS #12 file, or the address of a holder. It draws every way to every anchor and says at
          each certificate what is wrong. The usual suspects: the intermediate was not sent along;
          the anchor belongs to another community; the URI differs by a slash; a list is stale; a
          clock is wrong.
        </p>
        <p>
          The <strong>test set</strong> has certificates that are bad on purpose: expired, revoked,
          without a SAN, with a dead list. Use them to see that your server refuses what it should,
          and what a holder says to your client.
        </p>
        <h2>Formats</h2>
        <CodeBlock code={conversions} label="Conversions with openssl" />
        <p>
          Rule by rule: the <Link href="/docs/checks">catalogue of checks</Link>. Everything here is
          in the <Link href="/docs/api">API</Link>, too.
        </p>
      </Article>
    </>
  );
}
