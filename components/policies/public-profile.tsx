import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FactRow, Facts } from '@/components/ui/facts';
import { safeLink } from '@/components/apps/safe-link';
import { dayOf } from '@/lib/format/dates';
import { practiceSections } from '@/lib/guide/practice/question';
import { describeScope } from '@/lib/protocol/registration/scope-words';
import type { PublicProfile } from '@/lib/schemas/app-profile';

const workflows = {
  authorization_code: 'People sign in (authorization_code)',
  client_credentials: 'The app asks for itself (client_credentials)',
} as const;

type Level = 'h2' | 'h3';

function Address({ value }: Readonly<{ value: string }>) {
  const href = safeLink(/^[^\s@:]+@[^\s@]+$/.test(value) ? `mailto:${value}` : value);
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
function PracticeCards({
  practice,
  level,
}: Readonly<Pick<PublicProfile, 'practice'> & { level: Level }>) {
  const answered = new Set(practice.answers.map(({ section }) => section));
  const inOrder: readonly string[] = Object.values(practiceSections);
  // One that was published under a name that has changed since is shown as well, at the end.
  const sections = [...new Set([...inOrder, ...answered])].filter((one) => answered.has(one));
  if (sections.length === 0) {
    return (
      <Card>
        <CardHeader
          level={level}
          title="How it treats data"
          description="Nothing was said about it yet. Ask the contacts above."
        />
      </Card>
    );
  }
  return sections.map((section) => (
    <Card key={section} className="break-inside-avoid">
      <CardHeader level={level} title={section} />
      <CardBody>
        <Facts>
          {practice.answers
            .filter((one) => one.section === section)
            .map(({ id, question, answer }) => (
              <FactRow key={id} name={question}>
                {/^https?:|^[^\s@:]+@[^\s@]+$/i.test(answer) ? (
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

/** What one of the clients of the app asks holders for. */
function ClientCard({
  client,
  level,
}: Readonly<{ client: PublicProfile['clients'][number]; level: Level }>) {
  const { grantType, issuer, scopes, hasRefreshToken } = client;
  return (
    <Card className="break-inside-avoid">
      <CardHeader level={level} title={workflows[grantType]} />
      <CardBody>
        <Facts>
          <FactRow name="What it asks for">
            {scopes.length === 0 ? (
              'No scopes are named.'
            ) : (
              <ul className="space-y-1">
                {scopes.map((scope) => (
                  <li key={scope}>
                    <span className="font-mono text-xs break-all">{scope}</span>
                    <span className="text-muted">: {describeScope(scope)}</span>
                  </li>
                ))}
              </ul>
            )}
          </FactRow>
          {grantType === 'authorization_code' && (
            <FactRow name="Refresh tokens">{hasRefreshToken ? 'Yes' : 'No'}</FactRow>
          )}
          <FactRow name="Issuer URI">
            <span className="font-mono text-xs break-all">{issuer}</span>
          </FactRow>
        </Facts>
      </CardBody>
    </Card>
  );
}

/**
 * What everybody may read of an app. It loads nothing from other sites.
 *
 * @param level of the headings of its parts
 */
export function PublicProfileView({
  profile,
  level = 'h2',
}: Readonly<{ profile: PublicProfile; level?: Level }>) {
  const { clients, certificates, contacts, confirmedDomains, redirectHosts } = profile;
  return (
    <div className="space-y-4">
      <Card className="break-inside-avoid">
        <CardHeader level={level} title="Who runs it" />
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
          </Facts>
        </CardBody>
      </Card>
      {clients.map((client) => (
        <ClientCard key={client.grantType} client={client} level={level} />
      ))}
      <PracticeCards practice={profile.practice} level={level} />
      <Card className="break-inside-avoid">
        <CardHeader level={level} title="Keys and addresses" />
        <CardBody>
          <Facts>
            <FactRow name="Keys (JWK Set)">
              <Address value={profile.jwksUri} />
            </FactRow>
            {redirectHosts.length > 0 && (
              <FactRow name="People come back to">
                <span className="font-mono text-xs break-all">{redirectHosts.join(', ')}</span>
              </FactRow>
            )}
          </Facts>
        </CardBody>
      </Card>
      {certificates.map(({ subject, authority, endsAt, sha256 }) => (
        <Card key={sha256} className="break-inside-avoid">
          <CardHeader level={level} title="Certificate" />
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
    </div>
  );
}
