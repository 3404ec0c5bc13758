import type { Metadata } from 'next';
import Link from 'next/link';
import { CertificateProfile, FirstCertificate } from '@/components/docs/certificate-profile';
import { DocsContents } from '@/components/docs/docs-contents';
import { Article } from '@/components/docs/prose';
import { Term } from '@/components/help/term';
import { CodeBlock } from '@/components/ui/code-block';
import { PageHeader } from '@/components/ui/page-header';
import { conversions, makeRequest, questions } from './commands';

export const metadata: Metadata = { title: 'Keys and certificates' };

const contents: readonly (readonly [id: string, title: string])[] = [
  ['what-it-is-and-what-it-is-not', 'What it is, and what it is not'],
  ['what-has-to-be-in-it', 'What has to be in it'],
  ['communities-and-anchors', 'Communities and anchors'],
  [
    'one-for-the-organization-or-one-for-each-app',
    'One for the organization, or one for each app?',
  ],
  ['the-first-one-step-by-step', 'The first one, step by step'],
  ['where-the-key-lives', 'Where the key lives'],
  ['ways-to-a-certificate', 'Ways to a certificate'],
  ['renewal', 'Renewal'],
  ['revocation', 'Revocation'],
  ['when-it-is-not-trusted-the-trust-doctor', 'When it is not trusted: the trust doctor'],
  ['the-test-set', 'The test set'],
  ['formats', 'Formats'],
];

export default function CertificatesGuide() {
  return (
    <>
      <PageHeader
        title="Keys and certificates"
        description="The trusted certificate is where UDAP onboarding stops for most people. What it is, how to get one, and how to keep it alive."
      />
      <Article>
        <DocsContents contents={contents} />
        <h2 id="what-it-is-and-what-it-is-not">What it is, and what it is not</h2>
        <p>
          A UDAP certificate says: this public key belongs to the app (or the holder) with this{' '}
          <strong>URI</strong>, and a certification authority of a community vouches for it. It
          signs software statements and client assertions. It is <strong>not</strong> the TLS
          certificate of a web server: that one has DNS names, is issued by an authority for
          browsers, and no holder takes it for a signature. Your app may well need both; they have
          nothing to do with each other.
        </p>
        <p>
          The URI stands in the <strong>subject alternative name</strong> (<Term id="san" />) and is
          the <code>iss</code> of every software statement. It has to be the same because that is
          the whole proof: <code>iss</code> is what the app claims to be, the SAN is what the
          authority certified, and the signature shows that the key of the one made the other.
          Holders bind a registration to the community and this URI, not to the certificate. So:
        </p>
        <ul>
          <li>Choose a URI that will still be yours in ten years. Nothing has to answer there.</li>
          <li>
            It is compared byte for byte. <code>https://app.example.org</code> and{' '}
            <code>https://app.example.org/</code> are two apps.
          </li>
          <li>
            Take two URIs if the app wants both grant types (users who sign in, and
            business-to-business): the second registration with the same <code>iss</code> replaces
            the first.
          </li>
        </ul>
        <CertificateProfile />
        <h2 id="communities-and-anchors">Communities and anchors</h2>
        <p>
          A{' '}
          <strong>
            trust <Term id="community">community</Term>
          </strong>{' '}
          is a group of organizations that agreed on rules, named by a URI. The certificate of its
          authority is the <Term id="anchor">anchor</Term>. Between the anchor and your certificate
          there are usually one or two <strong>intermediate certificates</strong>, and each is
          signed by the one above: together they are the <Term id="certificate-chain">chain</Term>.
          A holder keeps the anchors of its communities and nothing else: you send your certificate
          and the intermediates in{' '}
          <Term id="x5c">
            <code>x5c</code>
          </Term>
          , and never need to send the anchor. If a holder belongs to another community than you do,
          no certificate of yours will help; you need one from there, too.
        </p>
        <p>
          Which communities your workspace trusts is shown under Certificates, Communities. Owners
          and admins decide it.
        </p>
        <h2 id="one-for-the-organization-or-one-for-each-app">
          One for the organization, or one for each app?
        </h2>
        <p>
          One key and certificate <strong>for each app and community</strong> is the usual answer.
          Several apps under one certificate share its fate: revoke it, and all of them stop; and
          with one URI they are one client to every holder. The organization is named in the subject
          of each certificate; it needs none of its own to register an app. Several certificates for
          the same URI are fine, and that is how renewal works.
        </p>
        <p>
          It helps to settle who does what before the first request: who may ask for a certificate
          in the name of the organization (the authority will want to know), who runs the app and
          its key, and who answers when the authority calls about a leaked one.
        </p>
        <FirstCertificate />
        <h2 id="where-the-key-lives">Where the key lives</h2>
        <ul>
          <li>
            <strong>
              In the <Term id="vault">vault</Term>.
            </strong>{' '}
            The portal makes or imports it, seals it at rest and signs with it, also for scripts at
            night. Developers sign and cannot take it out; owners and admins can export it,
            encrypted, and the audit log says so. The price: you trust whoever runs this portal.
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
            portal keeps the certificate and watches its end. The price: it cannot sign, so runs
            with UDAP need another key.
          </li>
        </ul>
        <h2 id="ways-to-a-certificate">Ways to a certificate</h2>
        <ul>
          <li>
            <strong>Upload</strong> the one you have: PEM blocks in any order, DER, or PKCS #12. The
            portal sorts the chain, leaves out what does not belong, and tells each problem by its
            name.
          </li>
          <li>
            <strong>Request</strong> one: the portal, your browser or openssl makes the{' '}
            <Term id="csr">CSR</Term>. For the communities of the sandbox the operator of this
            portal reviews it; for a community with an outside authority you send the CSR there and
            bring back what was issued, which is checked against the request.
          </li>
          <li>
            <strong>Issue</strong> one for the sandbox at once. It is worth nothing outside.
          </li>
        </ul>
        <CodeBlock code={makeRequest} label="A CSR with openssl" />
        <h2 id="renewal">Renewal</h2>
        <p>
          Renew with the <strong>same URI</strong>: registrations survive, with the same key or a
          new one, because a holder binds them to the community and the URI. Start 30 days ahead;
          the radar on the home page, mails, webhooks and the calendar remind you. Nothing at the
          holder has to change, unless it pins certificates, which it should not. With another URI
          you are another app, and have to register anew everywhere.
        </p>
        <p>
          To change without a gap: get the new certificate while the old one holds, examine it, send
          it in one run at one holder, then let everything sign with it. Keep the old one until no
          run uses it; the page of each certificate says which do. Register again with the new one
          where a holder has kept the old certificate and refuses the other.
        </p>
        <h2 id="revocation">Revocation</h2>
        <p>
          If somebody else may have the key, revoke the certificate at once and tell why. Whoever
          checks learns it in one of two ways: from the <strong>revocation list</strong> (CRL), a
          signed file with the numbers of everything that was revoked and the date of the next one (
          <code>nextUpdate</code>), or from the authority’s <strong>OCSP</strong> responder, which
          answers for one certificate at a time. The certificate itself names both addresses.
        </p>
        <p>
          What happens when neither can be had is a rule of the community: <strong>hard</strong>{' '}
          refuses, <strong>soft</strong> goes on with a warning. Hard is safer and makes every
          outage of the authority yours. Many outages are lists that nobody renewed in time; the
          radar watches those as well.
        </p>
        <h2 id="when-it-is-not-trusted-the-trust-doctor">
          When it is not trusted: the trust doctor
        </h2>
        <p>
          It is under Certificates. Give it a certificate, a JWT, a PKCS #12 file or the address of
          a holder, and it follows every way to every anchor. How to read what it draws:
        </p>
        <ul>
          <li>
            The <strong>examined certificate</strong> is at the bottom, anchors are on top. A line
            upwards means “was issued by”. A certificate that several ways share stands once.
          </li>
          <li>
            A <strong>dashed line</strong> is a link that does not hold: the issuer was not sent and
            could not be fetched, or the signature is by another key of the same name.
          </li>
          <li>
            Each certificate says its verdict; press it for every check, with what was seen, what
            was expected and how to mend it. The first one with which something is wrong is open.
          </li>
          <li>
            One good way is enough. <strong>Choose a path</strong> above the picture to see what
            holds for that community: rules on algorithms and revocation differ.
          </li>
          <li>
            Under <strong>Rules</strong> you can pretend: another date (will it hold next March?),
            hard or soft revocation, one community only.
          </li>
        </ul>
        <p>
          The usual suspects: the intermediate was not sent along; the anchor belongs to another
          community; a list is stale; the certificate expired; a clock is wrong. If the chain is
          fine and a holder still refuses, compare <code>iss</code> with the SAN.
        </p>
        <h2 id="the-test-set">The test set</h2>
        <p>
          It has certificates that are bad on purpose, each in one way: expired, revoked, without a
          SAN, with a dead list, for a key that may not sign, and more, and one that is good. Use
          them to see that your server refuses what it should, and what a holder says to your
          client. They come from the sandbox; nobody outside trusts any of them.
        </p>
        <h2 id="formats">Formats</h2>
        <ul>
          <li>
            <strong>PEM</strong> (<code>.pem</code>, <code>.crt</code>, <code>.key</code>): base64
            between <code>-----BEGIN</code> and <code>-----END</code>. A file may hold several: the
            certificate, its chain, the key.
          </li>
          <li>
            <strong>DER</strong> (<code>.cer</code>, <code>.der</code>): the same bytes without
            base64, one certificate a file. <code>x5c</code> is base64 of these.
          </li>
          <li>
            <strong>PKCS #12</strong> (<code>.p12</code>, <code>.pfx</code>): key, certificate and
            chain in one file with a password. <strong>PKCS #7</strong> (<code>.p7b</code>): a chain
            without a key.
          </li>
          <li>
            <strong>CSR</strong> (<code>.csr</code>): the request. It has no issuer yet, so there is
            nothing to trust in it.
          </li>
        </ul>
        <CodeBlock code={conversions} label="Conversions with openssl" />
        <CodeBlock code={questions} label="Questions to openssl" />
        <p>
          Rule by rule: the <Link href="/docs/checks">catalogue of checks</Link>. What certificates
          are for: <Link href="/docs/trust">how trust works</Link>. Everything here is in the{' '}
          <Link href="/docs/api">API</Link>, too.
        </p>
      </Article>
    </>
  );
}
