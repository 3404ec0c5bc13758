import Link from 'next/link';
import { Term } from '@/components/help/term';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Fact, FactRow, Facts } from '@/components/ui/facts';
import { dayOf } from '@/lib/format/dates';
import type { RegistrationDetail } from '@/lib/schemas/registration';
import { methodNames, workflowNames } from './registration-words';

const link = 'text-accent underline underline-offset-2';

/** What a registration is, line by line. */
export function RegistrationFacts({
  workspace,
  registration,
}: Readonly<{ workspace: string; registration: RegistrationDetail }>) {
  const { appId, appName, method, grantType, certificateId, certificateExpiresAt } = registration;
  const isUdap = method === 'udap';
  return (
    <Card>
      <CardHeader title="Facts" />
      <CardBody>
        <Facts>
          <FactRow name="App">
            <Link href={`/w/${workspace}/apps/${appId}`} className={link}>
              {appName}
            </Link>
          </FactRow>
          <Fact
            name={<Term id="client-id" />}
            value={registration.clientId}
            mono
            copy="client_id"
          />
          <Fact name="Method" value={methodNames[method].long} />
          <Fact name="Workflow" value={`${grantType}, ${workflowNames[grantType]}`} />
          <Fact name={<Term id="scope">Scope</Term>} value={registration.scope} mono copy="scope" />
          <Fact name="Authentication" value={registration.authMethod} mono />
          {registration.registrationEndpoint !== null && (
            <Fact name="Registration endpoint" value={registration.registrationEndpoint} mono />
          )}
          {isUdap && (
            <Fact
              name={<Term id="issuer">Issuer</Term>}
              value={registration.issuer}
              mono
              copy="issuer"
            />
          )}
          {isUdap && <Fact name="Community" value={registration.community} mono />}
          {isUdap && (
            <FactRow name="Certificate">
              {certificateId === null ? (
                'removed since'
              ) : (
                <Link href={`/w/${workspace}/certificates/${certificateId}`} className={link}>
                  {certificateExpiresAt === null
                    ? 'its page'
                    : `until ${dayOf(certificateExpiresAt)}`}
                </Link>
              )}
            </FactRow>
          )}
          {registration.clientExpiresAt !== null && (
            <Fact name="client_id until" value={dayOf(registration.clientExpiresAt)} />
          )}
          {method === 'dcr' && (
            <Fact
              name="Management (RFC 7592)"
              value={registration.registrationClientUri ?? 'not offered by the holder'}
              mono={registration.registrationClientUri !== null}
            />
          )}
          {registration.profileKey !== null && (
            <FactRow name="Holder profile">
              <Link
                href={`/w/${workspace}/registrations/profiles/${registration.profileKey}`}
                className={link}
              >
                {registration.profileKey}
              </Link>
            </FactRow>
          )}
        </Facts>
      </CardBody>
    </Card>
  );
}
