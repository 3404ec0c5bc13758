import Link from 'next/link';
import { FactRow, Facts } from '@/components/ui/facts';
import { methodNames } from '@/components/registrations/registration-words';
import type { HolderProfile, MethodRule } from '@/lib/protocol/registration/holder-profile';
import type { RegistrationMethod } from '@/lib/protocol/registration/client-metadata';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';
import { ExternalLink } from './external-link';

const ways: Record<string, string> = {
  manual: 'By hand, at the portal of the vendor.',
  rfc7591: 'By dynamic registration (RFC 7591).',
  udap: 'By UDAP dynamic registration, with a certificate of a trusted community.',
};

/** What one way of registering takes, in a sentence or two. */
function takes({ requiredMembers, needsInitialAccessToken, clientIdLifeDays, note }: MethodRule) {
  return [
    requiredMembers.length > 0 ? `Demands ${requiredMembers.join(', ')}.` : '',
    needsInitialAccessToken ? 'Needs an initial access token.' : '',
    clientIdLifeDays === null ? '' : `A client_id ends after ${clientIdLifeDays} days.`,
    note,
  ]
    .filter(Boolean)
    .join(' ');
}

function Methods({ methods }: Readonly<{ methods: HolderProfile['methods'] }>) {
  const offered = (Object.entries(methods) as [RegistrationMethod, MethodRule][]).filter(
    ([, rule]) => rule.isOffered,
  );
  return (
    <ul className="space-y-1">
      {offered.map(([method, rule]) => (
        <li key={method}>
          <span className="font-medium">{methodNames[method].long}</span>
          <span className="block text-muted">{takes(rule)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What it takes to become a client here: what its documents offer, what is known of the vendor, the holder profile. */
export function RegistrationHelp({
  endpoint,
  profile,
  apps,
}: Readonly<{
  endpoint: DirectoryEndpoint;
  profile: { name: string; why: string; href: string; methods: HolderProfile['methods'] };
  /** The apps of the workspace, each with the page that registers it here. */
  apps: readonly { name: string; href: string }[];
}>) {
  const { abilities, vendor, registerUrl } = endpoint;
  return (
    <Facts className="px-5 py-2">
      <FactRow name="Register">
        {apps.length === 0
          ? 'The workspace has no app yet: make one first, then register it here.'
          : apps.map(({ name, href }) => (
              <Link key={href} href={href} className="mr-4 text-accent-strong underline">
                {name}
              </Link>
            ))}
      </FactRow>
      <FactRow name="Holder profile">
        <Link href={profile.href} className="text-accent-strong underline">
          {profile.name}
        </Link>{' '}
        <span className="text-muted">{profile.why}</span>
      </FactRow>
      <FactRow name="What registering takes">
        <Methods methods={profile.methods} />
      </FactRow>
      <FactRow name="RFC 7591 endpoint">{abilities?.registrationEndpoint ?? '–'}</FactRow>
      <FactRow name="UDAP endpoint">{abilities?.udapRegistrationEndpoint ?? '–'}</FactRow>
      {vendor && (
        <FactRow name={`At ${vendor.name}`}>
          {ways[vendor.registers] ?? 'Not known; ask the vendor.'} {vendor.notes}
        </FactRow>
      )}
      {vendor?.portalUrl && (
        <FactRow name="Developer portal">
          <ExternalLink href={vendor.portalUrl} />
        </FactRow>
      )}
      {registerUrl && (
        <FactRow name="Published for developers">
          <ExternalLink href={registerUrl} />
        </FactRow>
      )}
    </Facts>
  );
}
