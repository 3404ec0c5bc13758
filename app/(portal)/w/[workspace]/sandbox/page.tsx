import type { Metadata } from 'next';
import Link from 'next/link';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { Prose } from '@/components/docs/prose';
import { Term } from '@/components/help/term';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { Fact, Facts } from '@/components/ui/facts';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { communityUri, holderAddresses, pkiAddresses } from '@/lib/sandbox/addresses';
import {
  builtInHolder,
  builtInHolderNames,
  identityProvider,
} from '@/lib/sandbox/holders/built-in';
import { HolderCard } from './holder-card';
import { IdentityProviderCard } from './identity-provider-card';

export const metadata: Metadata = { title: 'Sandbox' };

const supported = [
  'Discovery: `/.well-known/udap` with signed metadata and `?community=`, `/.well-known/smart-configuration`, and a CapabilityStatement at `/metadata`.',
  'Registration: UDAP dynamic registration with a signed software statement, and RFC 7591 with plain metadata; each for authorization_code and for client_credentials. With UDAP, registering again with the same issuer replaces what was there; a plain client reads, changes and deletes its registration with the token that it got (RFC 7592).',
  'People: seven patients and a clinician with published passwords sign in, choose a patient, and allow scope by scope what an app may do.',
  'Authorization: SMART standalone and EHR launch, UDAP authorization code; PKCE, `state`, `iss` in the answer; codes that work once and refresh tokens that rotate; OpenID Connect with id_token and user info.',
  'Tiered OAuth: with `idp` and the scope `udap` the person signs in at an identity provider that the holder trusts by its UDAP metadata, and at which it registers by itself. Errors are `invalid_idp`, `access_denied` and `server_error`.',
  'Tokens: for a code, a refresh token, or client_credentials; with a signed client assertion (UDAP, with `hl7-b2b` where there is no user), a client secret, a registered key, or without any for public clients; bound to a key with DPoP. Introspection and revocation.',
  'Data: FHIR R4, read and search (GET and POST `_search`) with paging, on synthetic patients with conditions, observations, medications, encounters, allergies, immunizations and coverage; as JSON or XML. Scopes are enforced.',
  'Writes: create, update, patch and delete, conditional or not, batch and transaction. What a client writes only this client sees, for 24 hours.',
  'Bulk export: `$export` of the system, of all patients and of a group, with progress, manifest, NDJSON files and deletion.',
  'Refusals: a wrong `aud`, a replayed `jti`, an expired statement, a SAN that does not match, an untrusted or revoked chain are refused with the errors of the standard.',
];

export default async function SandboxPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { workspace } = await params;
  const { member } = await requireMember(workspace);
  const harbor = holderAddresses('harbor');
  const pki = pkiAddresses();
  const community = communityUri();
  const anchor = pki.anchorCertificate.replace(/\.cer$/, '.pem');
  return (
    <>
      <PageHeader
        title="Sandbox"
        description={
          <>
            <Term id="holder">Data holders</Term> that live in this portal, for your own client as
            much as for the console. The <Term id="base-url">FHIR base URL</Term> of one is enough:
            everything else is discovered from it.
          </>
        }
        actions={
          can(member.role, 'run.start') && (
            <Link href={`/w/${workspace}/console?holder=harbor`} className={buttonClass('primary')}>
              Open harbor in the console
            </Link>
          )
        }
      />
      <div className="grid gap-6 xl:grid-cols-2">
        {builtInHolderNames.map((name) => (
          <HolderCard key={name} holder={builtInHolder(name)} />
        ))}
        <IdentityProviderCard provider={identityProvider()} />
        <Card className="xl:col-span-2">
          <CardHeader
            title="Their trust community"
            description="A certification authority of its own, made when this portal first started."
          />
          <CardBody>
            <Facts>
              <Fact name="Community URI" value={community} mono copy="community URI" />
              <Fact name="Anchor (PEM)" value={anchor} mono copy="address of the anchor" />
              <Fact
                name="Anchor (DER)"
                value={pki.anchorCertificate}
                mono
                copy="address of the anchor in DER"
              />
              <Fact
                name="Intermediate (DER)"
                value={pki.intermediateCertificate}
                mono
                copy="address of the intermediate"
              />
              <Fact
                name="CRL of the intermediate"
                value={pki.intermediateCrl}
                mono
                copy="address of the CRL"
              />
            </Facts>
            <Callout tone="warn" className="mt-4" title="For tests only">
              The authority certifies whoever asks. Trust its anchor in the test configuration of
              your client, never in an operating system or in production.
            </Callout>
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="What they support" />
          <CardBody>
            <ul className="list-disc space-y-2 pl-5">
              {supported.map((text) => (
                <li key={text}>
                  <Prose text={text} />
                </li>
              ))}
            </ul>
          </CardBody>
        </Card>
        <Card>
          <CardHeader
            title="Trust their anchor"
            description="What a client of yours needs before it believes the signed metadata."
          />
          <CardBody className="space-y-3">
            <CodeBlock
              label="commands to fetch the anchor"
              code={`curl -fsS -o anchor.pem "${anchor}"\nopenssl x509 -in anchor.pem -noout -subject -enddate -fingerprint -sha256`}
            />
            <p className="text-muted">
              <Prose text="Give `anchor.pem` to your client as the trust anchor of the community above. The chain in `x5c` of the signed metadata leads to it over one intermediate, and the CRL says whether a certificate was revoked." />
            </p>
            <p className="text-muted">
              Your own client needs a certificate of this community, too:{' '}
              <Link
                href={`/w/${workspace}/certificates`}
                className="text-accent underline underline-offset-2"
              >
                have one issued
              </Link>
              .
            </p>
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Look at it with curl" description="These need no token." />
          <CardBody className="space-y-3">
            <CodeBlock
              label="curl command for the UDAP metadata"
              code={`curl -fsS "${harbor.baseUrl}/.well-known/udap?community=${encodeURIComponent(community)}"`}
            />
            <CodeBlock
              label="curl command for the CapabilityStatement"
              code={`curl -fsS -H "Accept: application/fhir+json" "${harbor.baseUrl}/metadata"`}
            />
            <CodeBlock
              label="curl command that is refused"
              code={`curl -sS -i "${harbor.baseUrl}/Patient?_count=1"   # 401: the data needs a token`}
            />
            <p className="text-muted">
              Registration and tokens need signed JWTs. The{' '}
              <Link href="/docs/scripting" className="text-accent underline underline-offset-2">
                API of the portal
              </Link>{' '}
              makes the whole way with one command.
            </p>
          </CardBody>
        </Card>
        <Card>
          <CardHeader
            title="Certificates that are bad on purpose"
            description="To find out whether a server refuses what it must, and what harbor says to your client."
          />
          <CardBody className="text-muted">
            <p>
              The{' '}
              <Link
                href={`/w/${workspace}/certificates/test-set`}
                className="text-accent underline underline-offset-2"
              >
                test set
              </Link>{' '}
              has expired, revoked, untrusted and otherwise wrong ones, each wrong in exactly one
              way, with the error that harbor answers.
            </p>
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Nothing to reset" />
          <CardBody className="space-y-2 text-muted">
            <p>
              A new client starts from the same patients each time: what others have written it does
              not see. What a client writes ends after a day, access tokens and exports end by
              themselves. A UDAP registration is replaced when the same client registers again, a
              plain one is deleted with its token, and every JWT is accepted once.
            </p>
            <p>
              To begin from nothing, stop the portal and start it with an empty data folder: it
              makes a new authority, and certificates of the old one are worth nothing then.
            </p>
          </CardBody>
        </Card>
      </div>
    </>
  );
}
