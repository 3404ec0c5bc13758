import type { Metadata } from 'next';
import { checkCatalogues, isCauseCatalogue } from '@/components/docs/check-catalogues';
import { CheckIndex } from '@/components/docs/check-index';
import { Prose } from '@/components/docs/prose';
import { PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'Catalogue of checks' };

const catalogues = checkCatalogues.filter((catalogue) => !isCauseCatalogue(catalogue));
const total = catalogues.reduce((sum, { checks }) => sum + Object.keys(checks).length, 0);

export default function ChecksPage() {
  return (
    <>
      <PageHeader
        title="Catalogue of checks"
        description={
          <Prose
            text={`Everything the portal concludes is a check with a stable id: ${total} of them. In a run a check has one of the verdicts pass, warning, failed, note or not judged, and says what was seen. \`advice\` marks what no specification demands.`}
          />
        }
      />
      <CheckIndex catalogues={catalogues} noun="check" />
    </>
  );
}
