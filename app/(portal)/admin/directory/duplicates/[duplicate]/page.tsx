import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireOperator } from '@/app/(portal)/admin/require-operator';
import { DuplicateCard } from '@/components/directory-admin/duplicate-card';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Card, CardBody } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { getDuplicate } from '@/lib/domain/directory/duplicates/list-duplicates';
import { AppError } from '@/lib/errors';

export const metadata: Metadata = { title: 'Two that may be one' };

async function findPair(id: string) {
  try {
    return await getDuplicate(id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'resource.not_found') notFound();
    throw error;
  }
}

/** One pair of the queue. */
export default async function DuplicatePage({
  params,
}: Readonly<{ params: Promise<{ duplicate: string }> }>) {
  await requireOperator();
  const pair = await findPair((await params).duplicate);
  return (
    <>
      <PageHeader
        title="Two that may be one"
        description={
          <>
            Readings join two by themselves only where a key, such as an <Term id="npi">NPI</Term>,
            identifies them.
          </>
        }
        above={<Breadcrumb href="/admin/directory/duplicates">Possible duplicates</Breadcrumb>}
      />
      <Card>
        <CardBody className="pt-5">
          <DuplicateCard pair={pair} now={new Date().toISOString()} />
        </CardBody>
      </Card>
    </>
  );
}
