import type { Metadata } from 'next';
import { sourceDraftOf } from '@/components/directory-admin/source-draft';
import { SourceForm } from '@/components/directory-admin/source-form';
import { Term } from '@/components/help/term';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { findSource, formatChoices, vendorChoices } from '../../find';

type Props = Readonly<{
  params: Promise<{ source: string }>;
  searchParams: Promise<{ reading?: string | string[] }>;
}>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Change ${(await findSource((await params).source)).name}` };
}

/** Changes a source of the directory; `reading` names one that was set aside, to say how its file is read. */
export default async function AdminEditSourcePage({ params, searchParams }: Props) {
  const source = await findSource((await params).source);
  const { latest } = source;
  const isAsked = latest?.status === 'quarantined' && (await searchParams).reading === latest.id;
  return (
    <>
      <PageHeader
        title={`Change “${source.name}”`}
        description={
          <>
            The next reading of its <Term id="base-url">FHIR base URLs</Term> follows what you say
            here.
          </>
        }
        above={
          <Breadcrumb href={`/admin/directory/${encodeURIComponent(source.id)}`}>
            {source.name}
          </Breadcrumb>
        }
      />
      <SourceForm
        id={source.id}
        mode={source.isWellKnown ? 'well-known' : 'own'}
        initial={sourceDraftOf(source)}
        isByHand={source.isByHand}
        readingId={isAsked ? latest.id : null}
        vendors={vendorChoices()}
        formats={formatChoices()}
      />
    </>
  );
}
