import { Prose } from '@/components/docs/prose';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Fact, Facts } from '@/components/ui/facts';
import { holderAddresses } from '@/lib/sandbox/addresses';
import type { Holder } from '@/lib/sandbox/holders/settings';

/** Where the identity provider is, and how people get there. */
export function IdentityProviderCard({ provider }: Readonly<{ provider: Holder }>) {
  const { title, description } = provider.settings;
  const { baseUrl } = holderAddresses(provider.name);
  const rows: [title: string, value: string][] = [
    ['Base URL, the value of idp', baseUrl],
    ['UDAP metadata', `${baseUrl}/.well-known/udap`],
    ['OpenID configuration', `${baseUrl}/.well-known/openid-configuration`],
  ];
  return (
    <Card className="xl:col-span-2">
      <CardHeader title={`Identity provider ${title}`} description={description} />
      <CardBody className="space-y-4">
        <Facts>
          {rows.map(([name, value]) => (
            <Fact key={name} name={name} value={value} mono copy={`${name} of ${title}`} />
          ))}
        </Facts>
        <p className="text-muted">
          <Prose text="An app never talks to it. It asks a data holder above with `idp` and the scope `udap`; the data holder sends the person here, takes the id_token, and knows the person by it. One account is there that no data holder knows." />
        </p>
      </CardBody>
    </Card>
  );
}
