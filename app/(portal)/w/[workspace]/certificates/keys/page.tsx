import { KeyRound } from 'lucide-react';
import type { Metadata } from 'next';
import { Term } from '@/components/help/term';
import { ImportKey } from '@/components/keys/import-key';
import { KeyList } from '@/components/keys/key-list';
import { NewKey } from '@/components/keys/new-key';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/permissions';
import { listKeys } from '@/lib/domain/keys/list-keys';
import { requireMember } from '../../require-member';

export const metadata: Metadata = { title: 'Keys' };

/** The keys of the workspace: in the vault, in browsers, and those of which only the public half is here. */
export default async function KeysPage({
  params,
}: Readonly<{ params: Promise<{ workspace: string }> }>) {
  const { member } = await requireMember((await params).workspace);
  const { id, slug } = member.workspace;
  const { role } = member;
  const keys = await listKeys(id);
  const mayManage = can(role, 'key.manage');
  return (
    <>
      <PageHeader
        title="Keys"
        description={
          <>
            A key signs what your app sends; a certificate says whose it is.{' '}
            <Term id="private-key">Private halves</Term> are in the <Term id="vault">vault</Term> or
            in your browser, never on this page.
          </>
        }
        actions={
          mayManage ? (
            <>
              <ImportKey workspace={slug} />
              <NewKey workspace={slug} />
            </>
          ) : undefined
        }
      />
      <Card>
        {keys.length === 0 ? (
          <EmptyState
            icon={KeyRound}
            title="No keys yet"
            actions={mayManage ? <NewKey workspace={slug} /> : undefined}
          >
            Make one in the vault, where the portal signs for you, or in your browser, from which it
            cannot be taken. Uploading a certificate brings its key along.
          </EmptyState>
        ) : (
          <KeyList
            workspace={slug}
            keys={keys}
            now={new Date().toISOString()}
            may={{
              manage: mayManage,
              export: can(role, 'key.export'),
              issue: can(role, 'certificate.issue'),
              request: can(role, 'certificate.request'),
            }}
          />
        )}
      </Card>
    </>
  );
}
