import type { Metadata } from 'next';
import Link from 'next/link';
import { CodeBlock } from '@/components/ui/code-block';
import { Article } from '@/components/docs/prose';
import { PageHeader } from '@/components/ui/page-header';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'Holder profiles' };

/** Copies a built-in profile for another holder. */
const copyWithCurl = (appUrl: string) => `api="${appUrl}/api/v1/workspaces/demo/holder-profiles"
auth="Authorization: Bearer $ONRAMP_TOKEN"

curl -s -H "$auth" "$api/smart" |
  jq '.profile | .key = "acme-health" | .name = "Acme Health"
      | .hosts = ["fhir.acme.example"]
      | .methods.dcr.clientIdLifeDays = 90
      | .source = {text: "Their developer guide, section 3",
                   url: null, date: (now | strftime("%Y-%m-%d"))}' |
  curl -s -H "$auth" -H 'Content-Type: application/json' -d @- "$api"`;

/** What each field of a profile does, by the name that pages give it. */
const fields: readonly [name: string, member: string, effect: string][] = [
  [
    'Hosts',
    'hosts',
    'Decide for which FHIR base URLs the profile counts. They judge nothing themselves.',
  ],
  [
    'Offered, workflows',
    'methods.*.isOffered, grantTypes',
    'A way or a workflow that the holder does not take is named before anything is sent, with the way that it does take.',
  ],
  [
    'Members demanded',
    'methods.*.requiredMembers',
    'Each one that the app lacks is named. redirect_uris counts only where there is a user. What the standard itself demands is checked beside, and is not listed here.',
  ],
  [
    'Life of a client_id',
    'methods.*.clientIdLifeDays',
    'Sets the day on which a client_id ends when the answer of the holder does not say so. You are reminded before that.',
  ],
  [
    'Loopback, custom schemes',
    'methods.*.allowsLoopback, allowsCustomScheme',
    'Every other redirect_uri has to be https.',
  ],
  [
    'Initial access token',
    'methods.*.needsInitialAccessToken',
    'Without the token the holder refuses, so it is asked for first.',
  ],
  [
    'Live pages',
    'liveUris',
    'The addresses of the app are fetched: they have to answer and must not redirect. Demanded ones can fail, advised ones only warn.',
  ],
  [
    'Contact of the domain',
    'contactDomain',
    'At least one contact has to be of the domain of a redirect_uri or of client_uri.',
  ],
  [
    'Generation of the UDAP guide',
    'ruleSet',
    'Decides which rules judge software statements and UDAP metadata.',
  ],
  ['PKCE', 'pkce', 'Whether the authorization code flow goes with a code challenge.'],
  [
    'Algorithms',
    'algorithms',
    'The key that signs has to be of one of these. When none is known, discovery decides.',
  ],
  [
    'Versions of scopes',
    'scopeVersions',
    'Scopes in a version that the holder does not know are named, with the same in the version that it does.',
  ],
  [
    'Refresh tokens',
    'refreshTokens',
    'Whether asking for one makes sense, and how long it can be used.',
  ],
  [
    'Communities',
    'communities',
    'Of which trust communities the holder is known to be a member. Its own signed metadata counts for more.',
  ],
  ['Source', 'source', 'Judges nothing. It tells you how far to trust the rest.'],
];

export default function HolderProfilesPage() {
  return (
    <>
      <PageHeader
        title="Holder profiles"
        description="Holders differ in what they ask of an app, and their documents say so in many places. A profile is that knowledge as data: with its source, and the day on which it was read."
      />
      <Article>
        <h2 id="what-a-profile-is">What a profile is</h2>
        <p>
          A profile says what one holder, or one kind of holder, accepts: by which ways an app can
          register (UDAP, RFC 7591, by hand, one-off), what each way demands and gives, and which
          rules count for all of them. It is not a promise of the holder. When the holder answers
          otherwise, the holder is right and the profile is to be mended.
        </p>
        <p>
          The portal comes with profiles of EMR Direct Interoperability Engine, of the two holders
          of its own sandbox, and of any SMART and any UDAP holder. A workspace lays its changes
          over them, and adds its own. Changes stay in the workspace.
        </p>
        <h2 id="which-profile-counts">Which profile counts</h2>
        <p>The first of these that there is; each pre-flight says which one it was, and why.</p>
        <ol>
          <li>The profile that you chose for the registration.</li>
          <li>
            The one whose hosts fit the FHIR base URL: <code>fhir.example.org</code> is that host,{' '}
            <code>*.example.org</code> is every host below. The longest one wins; between equals,
            what the workspace wrote wins over what is built in.
          </li>
          <li>
            In the sandbox the one of that name: <code>sandbox-engine</code> for <code>engine</code>
            , <code>sandbox-harbor</code> for all others.
          </li>
          <li>
            What discovery shows: <code>udap-stu1</code> or <code>udap-stu2</code> for holders with
            UDAP metadata, <code>smart</code> for all others.
          </li>
        </ol>
        <h2 id="what-each-field-does">What each field does</h2>
        <p>A pre-flight compares the app with the profile before anything is sent.</p>
        <dl className="divide-y divide-line border-y border-line">
          {fields.map(([name, member, effect]) => (
            <div
              key={name}
              className="grid min-w-0 gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[16rem_minmax(0,1fr)]"
            >
              <dt className="min-w-0">
                <span className="block font-medium">{name}</span>
                <span className="block font-mono text-xs break-words text-muted">{member}</span>
              </dt>
              <dd className="min-w-0">{effect}</dd>
            </div>
          ))}
        </dl>
        <h2 id="how-to-keep-one-true">How to keep one true</h2>
        <ul>
          <li>
            Change a profile when you learn something: from a document, a mail, or a refusal. Open
            it under Registrations, Holder profiles, and press Edit.
          </li>
          <li>
            Say where it stands and on which day you read it. New knowledge with the old source is
            refused, unless that source is dated today.
          </li>
          <li>
            Where two documents disagree, keep the stricter rule and put the other into the note.
          </li>
          <li>
            Leave empty what nobody says. An empty life of a client_id means that no end is known; a
            guess would remind you on the wrong day.
          </li>
          <li>
            Read the source again after a year. From then on the list marks the profile as old.
          </li>
          <li>
            The page of an edited profile shows each difference from the built-in one. When the
            portal has caught up with you, restore it.
          </li>
        </ul>
        <p>
          Every change is in the audit log with its source. A profile of your own that registrations
          were made by cannot be removed, see{' '}
          <Link href="/docs/errors/profile.in_use">profile.in_use</Link>.
        </p>
        <h2 id="with-the-api">With the API</h2>
        <p>
          A profile is one JSON object, the same that the editor shows. This copies a built-in one
          for another holder, with a <Link href="/docs/scripting">token</Link>:
        </p>
        <CodeBlock code={copyWithCurl(env().APP_URL)} label="Copy a profile with curl" />
        <p>
          <code>PUT</code> to the address of a profile replaces it, <code>DELETE</code> restores a
          built-in one or removes your own. All of it: the{' '}
          <Link href="/docs/api">API reference</Link>.
        </p>
      </Article>
    </>
  );
}
