import type { Metadata } from 'next';
import Link from 'next/link';
import { emptyCommunity } from '@/components/communities/community-draft';
import { CommunityForm } from '@/components/communities/community-form';
import { PageHeader } from '@/components/ui/page-header';
import { requireOperator } from '../../require-operator';

export const metadata: Metadata = { title: 'Add a community' };

/** Adds a community that every workspace trusts. */
export default async function AdminNewCommunityPage() {
  await requireOperator();
  return (
    <>
      <PageHeader
        title="Add a community"
        description="From then on its members are trusted in every workspace."
        above={
          <nav aria-label="Breadcrumb" className="mb-2 text-sm text-muted">
            <Link href="/admin/communities" className="underline underline-offset-2">
              Communities
            </Link>
          </nav>
        }
      />
      <CommunityForm
        api="/admin/communities"
        root="/admin/communities"
        initial={emptyCommunity}
        isNew
      />
    </>
  );
}
