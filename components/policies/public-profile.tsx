import { Badge } from '@/components/ui/badge';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FactRow, Facts } from '@/components/ui/facts';
import { safeLink } from '@/components/apps/safe-link';
import { dayOf } from '@/lib/format/dates';
import type { PublicProfile } from '@/lib/schemas/app-profile';

const workflows = {
  authorization_code: 'People sign in (authorization_code)',
  client_credentials: 'The app asks for itself (client_credentials)',
} as const;

function Address({ value }: Readonly<{ value: string }>) {
  const href = safeLink(value);
  const text = value.replace(/^(mailto|tel):/i, '');
  return href === null ? (
    <span className="break-all">{text}</span>
  ) : (
    <a
      href={href}
      rel="noreferrer nofollow ugc"
      className="break-all text-accent underline underline-offset-2"
    >
      {text}
    </a>
  );
}

/** How an app treats data, section by section. */
function PracticeCards({ practice }: Readonly<Pick<PublicProfile, 'practice'>>) {
  const sections = [...new Set(practice.answers.map(({ section }) => section))];
  if (sections.length === 0) return null;
  return sections.map((section) => (
    <Card key={section} className="break-inside-avoid">
      <CardHeader title={section} />
      <CardBody>
        <Facts>
          {practice.answers
            .filter((one) => one.section === section)
            .map(({ id, question, answer }) => (
              <FactRow key={id} name={question}>
                {/^https?:/i.test(answer) ? (
                  <Address value={answer} />
                ) : (
                  <span className="break-words whitespace-pre-wrap">{answer}</span>
                )}
              </FactRow>
            ))}
        </Facts>
      </CardBody>
    </Card>
  ));
}

/** What everybody may read of an app. It loads nothing from other sites. */
export function PublicProfileView({ profile }: Readonly<{ profile: PublicProfile }>) {
  const { clients, certificates, contacts, confirmedDomains, redirectHosts } = profile;
  return (
    <div className="space-y-4">
      <Card>
        <CardHeader title="About the app" description="As the people who run it have written it." />
        <CardBody>
          <Facts>
            <FactRow name="Developer">{profile.developer}</FactRow>
            {profile.homePage !== null && (
              <FactRow name="Home page">
                <Address value={profile.homePage} />
              </FactRow>
            )}
            <FactRow name="Contacts">
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
            {confirmedDomains.length > 0 && (
              <FactRow name="Named by a certificate, too">{confirmedDomains.join(', ')}</FactRow>
            )}
            {redirectHosts.length > 0 && (
              <FactRow name="People come back to">
                <span className="font-mono text-xs break-all">{redirectHosts.join(', ')}</span>
              </FactRow>
            )}
            <FactRow name="Keys (JWK Set)">
              <Address value={profile.jwksUri} />
            </FactRow>
          </Facts>
        </CardBody>
      </Card>
      {clients.map(({ grantType, issuer, scopes, hasRefreshToken }) => (
        <Card key={grantType} className="break-inside-avoid">
          <CardHeader title={workflows[grantType]} />
          <CardBody>
            <Facts>
              <FactRow name="Issuer URI">
                <span className="font-mono text-xs break-all">{issuer}</span>
              </FactRow>
              <FactRow name="Scopes">
                {scopes.length === 0 ? (
                  'None are named.'
                ) : (
                  <span className="flex flex-wrap gap-1">
                    {scopes.map((scope) => (
                      <Badge key={scope} className="font-mono break-all whitespace-normal">
                        {scope}
                      </Badge>
                    ))}
                  </span>
                )}
              </FactRow>
              {grantType === 'authorization_code' && (
                <FactRow name="Refresh tokens">{hasRefreshToken ? 'Yes' : 'No'}</FactRow>
              )}
            </Facts>
          </CardBody>
        </Card>
      ))}
      {certificates.map(({ subject, authority, endsAt, sha256 }) => (
        <Card key={sha256} className="break-inside-avoid">
          <CardHeader title="Certificate" />
          <CardBody>
            <Facts>
              <FactRow name="Subject">{subject}</FactRow>
              <FactRow name="Issued by">{authority}</FactRow>
              <FactRow name="Valid until">{dayOf(endsAt)}</FactRow>
              <FactRow name="SHA-256">
                <span className="font-mono text-xs break-all">{sha256}</span>
              </FactRow>
            </Facts>
          </CardBody>
        </Card>
      ))}
      <PracticeCards practice={profile.practice} />
    </div>
  );
}
