import type { ReactNode } from 'react';
import { Term } from '@/components/help/term';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { FactRow, Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import { counted } from '@/lib/format/quantities';
import type { HolderProfileEntry } from '@/lib/schemas/holder-profile';
import { DifferenceList } from './difference-list';
import { MethodCard } from './method-card';
import { ReadOn } from './profile-list';
import { methodOrder, pkceWords, refreshWords, ruleSetWords, strengthWords } from './profile-words';

/** Addresses one below the other; `none` is said when there are none. */
function Lines({ values, none }: Readonly<{ values: readonly string[]; none: ReactNode }>) {
  if (values.length === 0) return none;
  return (
    <ul>
      {values.map((value) => (
        <li key={value} className="font-mono text-xs leading-5 break-all">
          {value}
        </li>
      ))}
    </ul>
  );
}

/** All that a holder profile says, in words. */
export function ProfileDetails({
  entry,
  now,
}: Readonly<{ entry: HolderProfileEntry; now: string }>) {
  const { profile, origin, differences, updatedAt, updatedBy, registrationCount } = entry;
  const { source } = profile;
  return (
    <div className="space-y-4">
      {origin === 'edited' && <DifferenceList differences={differences} />}
      <section aria-labelledby="ways">
        <h2 id="ways" className="mb-2 text-base font-semibold">
          Ways to register
        </h2>
        <div className="-mb-4 grid min-w-0 gap-x-4 sm:grid-cols-2 xl:grid-cols-4">
          {methodOrder.map((method) => (
            <MethodCard key={method} method={method} rule={profile.methods[method]} />
          ))}
        </div>
      </section>
      <Card>
        <CardHeader title="What counts for every way" />
        <CardBody>
          <Facts>
            <FactRow name="For the hosts">
              <Lines values={profile.hosts} none="None: it is chosen by name or by discovery" />
            </FactRow>
            <FactRow name="Live pages">
              {strengthWords[profile.liveUris]}
              <span className="block text-xs text-muted">
                Whether the addresses of the app have to be public pages that do not redirect.
              </span>
            </FactRow>
            <FactRow name="Contact of the domain">
              {strengthWords[profile.contactDomain]}
              <span className="block text-xs text-muted">
                Whether a contact has to be of the domain of a{' '}
                <Term id="redirect-uri">redirect_uri</Term> or of client_uri.
              </span>
            </FactRow>
            <FactRow
              name={
                <>
                  Judges <Term id="udap">UDAP</Term> by
                </>
              }
            >
              {ruleSetWords[profile.ruleSet ?? 'none']}
            </FactRow>
            <FactRow name={<Term id="pkce">PKCE</Term>}>{pkceWords[profile.pkce]}</FactRow>
            <FactRow name="Algorithms">
              {profile.algorithms.join(', ') || 'Not known: discovery says'}
            </FactRow>
            <FactRow
              name={
                <>
                  Versions of <Term id="scope">scopes</Term>
                </>
              }
            >
              {profile.scopeVersions.join(', ') || 'Not known'}
            </FactRow>
            <FactRow name={<Term id="refresh-token">Refresh tokens</Term>}>
              {refreshWords(profile.refreshTokens)}
            </FactRow>
            <FactRow name={<Term id="community">Communities</Term>}>
              <Lines values={profile.communities} none="None known" />
            </FactRow>
          </Facts>
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="How this is known" />
        <CardBody>
          <Facts>
            <FactRow name="Source">{source.text}</FactRow>
            {source.url !== null && (
              <FactRow name="Address">
                <a
                  href={source.url}
                  target="_blank"
                  rel="noreferrer"
                  className="break-all text-accent underline underline-offset-2"
                >
                  {source.url}
                </a>
              </FactRow>
            )}
            <FactRow name="Day">
              <ReadOn date={source.date} now={now} />
            </FactRow>
            {updatedAt !== null && (
              <FactRow name="Changed here">
                <Time at={updatedAt} now={now} />
                {updatedBy !== null && ` by ${updatedBy}`}
              </FactRow>
            )}
            <FactRow name="Used by">
              {registrationCount === 0
                ? 'No registration'
                : counted(registrationCount, 'registration')}
            </FactRow>
          </Facts>
        </CardBody>
      </Card>
    </div>
  );
}
