import type { Metadata } from 'next';
import Link from 'next/link';
import { DocsContents } from '@/components/docs/docs-contents';
import { Article } from '@/components/docs/prose';
import { PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'Registering an app' };

const contents: readonly (readonly [id: string, title: string])[] = [
  ['one-app-is-two-clients', 'One app is two clients'],
  ['four-ways', 'Four ways'],
  ['what-a-holder-demands', 'What a holder demands'],
  ['pre-flight', 'Pre-flight'],
  ['the-life-of-a-registration', 'The life of a registration'],
  ['many-holders-at-once', 'Many holders at once'],
  ['keys-without-udap', 'Keys without UDAP'],
  ['secrets', 'Secrets'],
];

export default function RegistrationGuide() {
  return (
    <>
      <PageHeader
        title="Registering an app"
        description="One app, many holders, four ways to become a client, and what to do so that it stays one."
      />
      <Article>
        <DocsContents contents={contents} />
        <h2 id="one-app-is-two-clients">One app is two clients</h2>
        <p>
          An app keeps its metadata once: name, pages, contacts, redirect URIs, in the words of RFC
          7591. At a holder it becomes a <strong>client</strong>, and a client has one workflow:{' '}
          <code>authorization_code</code>, where a person signs in, or{' '}
          <code>client_credentials</code>, where nobody does. An app that needs both registers
          twice, and each client needs an <strong>issuer URI of its own</strong>: holders know a
          UDAP client by its community and its issuer, so a second registration with the same issuer
          replaces the first.
        </p>
        <h2 id="four-ways">Four ways</h2>
        <h3 id="udap-a-signed-software-statement">UDAP: a signed software statement</h3>
        <p>
          The app signs its metadata with the key of a certificate that the holder’s community
          trusts. Nobody has to be asked, the answer comes at once, and the same identity works at
          every holder of the community. It is the way for many holders, and often the only way over
          the network to <code>client_credentials</code>. It costs a certificate. The{' '}
          <strong>statement workbench</strong> shows the claims as a form and as JSON in step,
          judges them by both generations of the rules, attaches certifications, and shows the exact
          bytes before they leave.
        </p>
        <h3 id="rfc-7591-plain-metadata">RFC 7591: plain metadata</h3>
        <p>
          The app sends its metadata unsigned. Anybody can, which is why holders let such clients do
          less, let them end after days or weeks, or ask for an{' '}
          <strong>initial access token</strong> that they gave you before. The answer holds a{' '}
          <code>client_id</code> and, unless the client uses keys, a <code>client_secret</code>. If
          it also holds <code>registration_client_uri</code> and{' '}
          <code>registration_access_token</code>, the client can be read, changed and deleted over
          the network (RFC 7592).
        </p>
        <h3 id="manual-registration">Manual registration</h3>
        <p>
          A person at the holder types the app in, after a form or a mail. It takes days, and is
          often the way to what dynamic registration refuses: custom schemes and loopback redirects,
          longer lives, special scopes. Keep here what they gave you: the client_id, the secret
          (sealed), when it ends, and the mail as evidence.
        </p>
        <h3 id="one-off-credentials">One-off credentials</h3>
        <p>
          The holder makes credentials for one purpose, on request. The portal writes the letter
          with all facts, remembers that you wait, and reminds you.
        </p>
        <h2 id="what-a-holder-demands">What a holder demands</h2>
        <p>
          Holders differ in more than the standards say: which members they require, whether pages
          have to be live, how long a client_id lives. That knowledge is data with a source and a
          date: the <Link href="/docs/holder-profiles">holder profile</Link>. You can correct it.
        </p>
        <h2 id="pre-flight">Pre-flight</h2>
        <p>
          Before anything is sent, the app is held against the profile: each address is called and
          must answer without redirecting where the holder wants that, the logo must be a picture, a
          contact must belong to the domain of the app, redirect URIs must have a scheme that the
          method takes, the certificate must name the issuer byte for byte, and the scopes must be
          offered. Each finding says what was seen, what was expected and how to mend it. You can
          send anyway: then the holder has the word.
        </p>
        <h2 id="the-life-of-a-registration">The life of a registration</h2>
        <ul>
          <li>
            <strong>Ends.</strong> A client_id, a client secret and a certificate end on different
            days. The page of a registration shows all three on one line of time, and the radar on
            the home page tells you in time.
          </li>
          <li>
            <strong>Renew.</strong> By UDAP the same statement goes out again; the holder keeps the
            client_id where it can. RFC 7591 has no renewal: a new client is made, and the old one
            works until its end.
          </li>
          <li>
            <strong>Modify.</strong> You see what would change against what was sent last, and then
            it is sent: UDAP replaces the whole registration, RFC 7592 replaces all metadata.
          </li>
          <li>
            <strong>Drift.</strong> What the holder says now is compared with what was sent. Take
            its word, or send yours again.
          </li>
          <li>
            <strong>Cancel.</strong> A statement with empty <code>grant_types</code>, or a DELETE.
            It counts when the holder confirms it. A record that is no longer needed can be
            forgotten here; the holder is not told of that.
          </li>
          <li>
            <strong>Revisions.</strong> Every change is kept with who, when, in which run, and what
            differed.
          </li>
        </ul>
        <h2 id="many-holders-at-once">Many holders at once</h2>
        <p>
          A bulk registration takes a list of holders and registers the app at one after the other,
          a few at a time. It survives a restart, a holder that does not answer stops nobody, and
          nothing is registered twice: UDAP replaces by nature, and where an RFC 7591 request may
          have arrived without an answer, the portal says so instead of sending it again.
        </p>
        <h2 id="keys-without-udap">Keys without UDAP</h2>
        <p>
          A client of RFC 7591 with <code>private_key_jwt</code> names the address of its keys. The
          portal hosts a JWK Set for each app. To change keys, publish the new one, wait until
          everybody has fetched the set again, then sign with it, and withdraw the old one last; the
          app’s page does this in that order.
        </p>
        <h2 id="secrets">Secrets</h2>
        <p>
          Client secrets and registration access tokens are sealed in the database and masked
          everywhere. Owners and admins can reveal a secret; each time is in the audit log.
        </p>
      </Article>
    </>
  );
}
