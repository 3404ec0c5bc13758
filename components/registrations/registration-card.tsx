import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { buttonClass } from '@/components/ui/button';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Fact, Facts } from '@/components/ui/facts';
import { Time } from '@/components/ui/time';
import type { RegistrationSummary } from '@/lib/schemas/registration';
import { CancelRegistration } from './cancel-registration';

/** One app at one holder. */
export function RegistrationCard({
  registration,
  workspace,
  now,
  mayManage,
}: Readonly<{
  registration: RegistrationSummary;
  workspace: string;
  now: string;
  mayManage: boolean;
}>) {
  const isActive = registration.status === 'active';
  return (
    <Card>
      <CardHeader
        title={registration.appName}
        description={
          <span className="font-mono text-xs break-all">at {registration.holderBaseUrl}</span>
        }
        actions={
          <>
            <Badge tone={isActive ? 'pass' : 'neutral'}>{registration.status}</Badge>
            {isActive && mayManage && registration.method === 'udap' && (
              <CancelRegistration workspace={workspace} registration={registration} />
            )}
            <Link
              href={`/w/${workspace}/console?holder=${encodeURIComponent(registration.holderBaseUrl)}`}
              className={buttonClass('secondary', 'sm')}
            >
              {isActive ? 'Send a request' : 'Register again'}
            </Link>
          </>
        }
      />
      <CardBody>
        <Facts>
          <Fact name="client_id" value={registration.clientId} mono copy="client_id" />
          <Fact name="Scope" value={registration.scope} mono />
          <Fact name="Method" value={methodWords[registration.method] ?? registration.method} />
          <Fact name="Issuer of the software statement" value={registration.issuer} mono />
          <Fact name="Community" value={registration.community} mono />
          <Fact name="Registration endpoint" value={registration.registrationEndpoint} mono />
        </Facts>
        <p className="mt-3 text-xs text-muted">
          registered <Time at={registration.createdAt} now={now} /> · changed{' '}
          <Time at={registration.updatedAt} now={now} /> ·{' '}
          <Link
            href={`/w/${workspace}/certificates/${registration.certificateId}`}
            className="text-accent underline underline-offset-2"
          >
            its certificate
          </Link>
        </p>
      </CardBody>
    </Card>
  );
}

const methodWords: Readonly<Record<string, string>> = {
  udap: 'UDAP dynamic registration with a signed software statement',
};
