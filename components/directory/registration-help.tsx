import Link from 'next/link';
import { FactRow, Facts } from '@/components/ui/facts';
import type { DirectoryEndpoint } from '@/lib/schemas/directory-endpoint';

const ways: Record<string, string> = {
  manual: 'By hand, at the portal of the vendor.',
  rfc7591: 'By dynamic registration (RFC 7591).',
  udap: 'By UDAP dynamic registration, with a certificate of a trusted community.',
};

function External({ href }: Readonly<{ href: string }>) {
  return (
    <a
      href={href}
      rel="noreferrer noopener"
      target="_blank"
      className="wrap-anywhere text-accent-strong underline"
    >
      {href}
    </a>
  );
}

/** What it takes to become a client here: what its documents offer, what is known of the vendor, the holder profile. */
export function RegistrationHelp({
  endpoint,
  profile,
  apps,
}: Readonly<{
  endpoint: DirectoryEndpoint;
  profile: { name: string; why: string; href: string };
  /** The apps of the workspace, each with the page that registers it here. */
  apps: readonly { name: string; href: string }[];
}>) {
  const { abilities, vendor, registerUrl } = endpoint;
  return (
    <Facts className="px-5 py-2">
      <FactRow name="Register">
        {apps.length === 0
          ? 'The workspace has no app yet: make one first.'
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
      <FactRow name="RFC 7591 endpoint">{abilities?.registrationEndpoint ?? '–'}</FactRow>
      <FactRow name="UDAP endpoint">{abilities?.udapRegistrationEndpoint ?? '–'}</FactRow>
      {vendor && (
        <FactRow name={`At ${vendor.name}`}>
          {ways[vendor.registers] ?? 'Not known; ask the vendor.'} {vendor.notes}
        </FactRow>
      )}
      {vendor?.portalUrl && (
        <FactRow name="Developer portal">
          <External href={vendor.portalUrl} />
        </FactRow>
      )}
      {registerUrl && (
        <FactRow name="Published for developers">
          <External href={registerUrl} />
        </FactRow>
      )}
    </Facts>
  );
}
