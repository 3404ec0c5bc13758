import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireOperator } from '@/app/(portal)/admin/require-operator';
import { SplitOffForm } from '@/components/directory-admin/split-off-form';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { organizationSaid } from '@/lib/domain/directory/duplicates/split-off';
import { AppError } from '@/lib/errors';

export const metadata: Metadata = { title: 'Split an organization' };

async function findOrganization(id: string) {
  try {
    return await organizationSaid(id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'resource.not_found') notFound();
    throw error;
  }
}

/** Splits what readings took for one organization. */
export default async function AdminOrganizationPage({
  params,
}: Readonly<{ params: Promise<{ organization: string }> }>) {
  await requireOperator();
  const organization = await findOrganization((await params).organization);
  return (
    <>
      <PageHeader
        title={`Split “${organization.name}”`}
        description={organization.id}
        above={<Breadcrumb href="/admin/directory/duplicates">Possible duplicates</Breadcrumb>}
      />
      <Card>
        <CardHeader
          title="What sources say of it"
          description={
            organization.statements.length < 2 ? (
              'Only one statement is behind it: there is nothing to split.'
            ) : (
              <>
                Where readings took several organizations for one, for example by a shared{' '}
                <Term id="npi">NPI</Term>, choose what is said of another. It gets an id of its own,
                and no reading joins the two again.
              </>
            )
          }
        />
        <CardBody>
          {organization.statements.length < 2 ? (
            <p className="text-sm">{organization.statements[0]?.source}</p>
          ) : (
            <SplitOffForm organization={organization} />
          )}
        </CardBody>
      </Card>
    </>
  );
}
