import type { ReactNode } from 'react';
import { PublicHeader } from '@/components/layout/public-header';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FactRow, Facts } from '@/components/ui/facts';
import type { AppMetadata } from '@/lib/protocol/registration/client-metadata';
import { safeLink } from './safe-link';

/** An address as a link that hands nothing of ours on; as text where it must not be followed. */
function Address({ value }: Readonly<{ value: string }>) {
  const href = safeLink(value);
  const text = value.replace(/^(mailto|tel):/i, '');
  if (href === null) return <span className="font-mono text-xs break-all">{value}</span>;
  return (
    <a
      href={href}
      rel="noreferrer nofollow ugc"
      className="break-all text-accent underline underline-offset-2"
    >
      {text}
    </a>
  );
}

function Row({ name, value }: Readonly<{ name: string; value: string | undefined }>) {
  if (value === undefined) return null;
  return (
    <FactRow name={name}>
      <Address value={value} />
    </FactRow>
  );
}

/** What everybody may see of an app: the page behind its issuer URI. It loads nothing from other sites. */
export function PublicAppPage({
  metadata,
  jwksUri,
}: Readonly<{ metadata: AppMetadata; jwksUri: string }>): ReactNode {
  const { client_name, contacts } = metadata;
  return (
    <div className="flex min-h-dvh flex-col">
      <PublicHeader />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-2xl flex-1 px-4 pt-4 pb-12 outline-none sm:pt-10"
      >
        <h1 className="text-2xl font-semibold tracking-tight break-words">{client_name}</h1>
        <p className="mt-1 mb-6 text-muted">
          A health app that is registered at data holders through this portal. The address of this
          page is its name there.
        </p>
        <Card>
          <CardHeader
            title="About the app"
            description="As the people who run it have written it."
          />
          <CardBody>
            <Facts>
              <FactRow name="Whom to contact">
                {contacts.length === 0 ? (
                  'Nobody is named.'
                ) : (
                  <ul className="space-y-1">
                    {contacts.map((contact) => (
                      <li key={contact}>
                        <Address value={contact} />
                      </li>
                    ))}
                  </ul>
                )}
              </FactRow>
              <Row name="Home page" value={metadata.client_uri} />
              <Row name="Logo" value={metadata.logo_uri} />
              <Row name="Terms of service" value={metadata.tos_uri} />
              <Row name="Privacy policy" value={metadata.policy_uri} />
              <Row name="Keys (JWK Set)" value={jwksUri} />
            </Facts>
          </CardBody>
        </Card>
      </main>
    </div>
  );
}
