import type { Metadata } from 'next';
import { Term } from '@/components/help/term';
import { TestKindRow } from '@/components/test-set/test-kind-row';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listTestKinds } from '@/lib/domain/test-certificates/list-test-kinds';
import { requireMember } from '../../require-member';

export const metadata: Metadata = { title: 'Test set' };

/** Certificates that are bad on purpose, one way each. */
export default async function TestSetPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  const { slug } = member.workspace;
  const mayMake = can(member.role, 'certificate.issue');
  return (
    <>
      <PageHeader
        title="Test set"
        description={
          <>
            <Term id="certificate">Certificates</Term> that are bad on purpose, each in exactly one
            way. See whether your server refuses what it must, and what a holder says to your
            client.
          </>
        }
      />
      <Callout className="mb-4" title="How to use it">
        Download one and sign with it, or add it to this workspace and present it to harbor from the
        console. Beside each stands the error with which a correct authorization server answers the
        registration.
      </Callout>
      <Card>
        <h2 className="sr-only">Kinds of certificates</h2>
        <ul className="divide-y divide-line">
          {listTestKinds().map((description) => (
            <TestKindRow
              key={description.kind}
              workspace={slug}
              description={description}
              mayMake={mayMake}
            />
          ))}
        </ul>
      </Card>
    </>
  );
}
