import { Prose } from '@/components/docs/prose';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Fact, Facts } from '@/components/ui/facts';
import { holderAddresses } from '@/lib/sandbox/addresses';
import type { Holder } from '@/lib/sandbox/holders/settings';

/** What a holder wants of those who register, in sentences. */
function demandsOf({ settings }: Holder): string[] {
  const { methods, requiredMembers, clientIdLifeDays: days } = settings;
  const ways = [
    ...(methods.udap ? ['with a signed software statement (UDAP)'] : []),
    ...(methods.dcr ? ['with plain metadata (RFC 7591)'] : []),
  ];
  const redirects = requiredMembers.includes('redirect_uris')
    ? ' `redirect_uris` only where there is a user.'
    : '';
  const certifications = settings.certificationsSupported.map((uri) => `\`${uri}\``).join(', ');
  return [
    `Registration ${ways.join(' or ')}, for \`authorization_code\` and for \`client_credentials\`.`,
    days === null
      ? 'Client ids and secrets do not end.'
      : `Client ids and secrets end ${days} days after registration; the answer says when, in \`client_id_expires_at\`. With UDAP, registering again moves the end.`,
    requiredMembers.length > 0
      ? `Plain metadata need ${requiredMembers.map((name) => `\`${name}\``).join(', ')}.${redirects}`
      : 'Plain metadata need what the standard needs, and no more.',
    ...(settings.contactDomainMustMatch
      ? ['A mail address in `contacts` has to be of the domain of a redirect or of `client_uri`.']
      : []),
    settings.requiresHttps
      ? 'Every address has to be https. Custom schemes and loopback redirects are refused.'
      : 'Redirects and logos have to be https. Custom schemes and loopback redirects are refused.',
    ...(certifications === ''
      ? ['Certifications are ignored.']
      : [`Certifications that it looks at, without requiring any: ${certifications}.`]),
  ];
}

/** The addresses of a holder, and what it demands. */
export function HolderCard({ holder }: Readonly<{ holder: Holder }>) {
  const { name, settings } = holder;
  const addresses = holderAddresses(name);
  const rows: [title: string, value: string][] = [
    ['FHIR base URL', addresses.baseUrl],
    ['UDAP metadata', `${addresses.baseUrl}/.well-known/udap`],
    ['SMART configuration', `${addresses.baseUrl}/.well-known/smart-configuration`],
    ['CapabilityStatement', `${addresses.baseUrl}/metadata`],
    ['Registration endpoint', addresses.registrationEndpoint],
    ['Authorization endpoint', addresses.authorizationEndpoint],
    ['Token endpoint', addresses.tokenEndpoint],
    ['Introspection endpoint', addresses.introspectionEndpoint],
  ];
  return (
    <Card className="xl:col-span-2">
      <CardHeader title={`Addresses of ${name}`} description={settings.description} />
      <CardBody className="space-y-4">
        <Facts>
          {rows.map(([title, value]) => (
            <Fact key={title} name={title} value={value} mono copy={`${title} of ${name}`} />
          ))}
        </Facts>
        <div>
          <h3 className="font-semibold">What {name} demands</h3>
          <ul className="mt-2 list-disc space-y-2 pl-5 text-muted">
            {demandsOf(holder).map((text) => (
              <li key={text}>
                <Prose text={text} />
              </li>
            ))}
          </ul>
        </div>
      </CardBody>
    </Card>
  );
}
