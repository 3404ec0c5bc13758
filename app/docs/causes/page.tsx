import type { Metadata } from 'next';
import { checkCatalogues, isCauseCatalogue } from '@/components/docs/check-catalogues';
import { CheckIndex } from '@/components/docs/check-index';
import { PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'Catalogue of causes' };

const catalogues = checkCatalogues
  .filter(isCauseCatalogue)
  .map((catalogue) => ({ ...catalogue, title: catalogue.title.replace(/^Causes: /, '') }));
const total = catalogues.reduce((sum, { checks }) => sum + Object.keys(checks).length, 0);

export default function CausesPage() {
  return (
    <>
      <PageHeader
        title="Catalogue of causes"
        description={`Why things fail, by where they fail: ${total} causes. When a check is not passed, the portal holds these against what it saw and names those that fit, with the proof.`}
      />
      <CheckIndex catalogues={catalogues} noun="cause" showsLevel={false} />
    </>
  );
}
