import type { Metadata } from 'next';
import { emptySource } from '@/components/directory-admin/source-draft';
import { SourceForm } from '@/components/directory-admin/source-form';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { requireOperator } from '../../require-operator';
import { formatChoices, vendorChoices } from '../find';

export const metadata: Metadata = { title: 'Add a list' };

/** Adds a list to the sources of the directory. */
export default async function AdminNewSourcePage() {
  await requireOperator();
  return (
    <>
      <PageHeader
        title="Add a list"
        description={
          <>
            A list of <Term id="base-url">FHIR base URLs</Term>. With an address and a schedule it
            is fetched at once. Without, choose its file here, or upload it on the next page.
          </>
        }
        above={<Breadcrumb href="/admin/directory">Sources of the directory</Breadcrumb>}
      />
      <SourceForm
        mode="new"
        initial={emptySource}
        vendors={vendorChoices()}
        formats={formatChoices()}
      />
    </>
  );
}
