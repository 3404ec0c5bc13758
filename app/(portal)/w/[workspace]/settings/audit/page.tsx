import { ScrollText } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { requireMember } from '@/app/(portal)/w/[workspace]/require-member';
import { AuditTable } from '@/components/settings/audit-table';
import { NoPermission } from '@/components/settings/no-permission';
import { Button, buttonClass } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { controlClass } from '@/components/ui/control-class';
import { can } from '@/lib/auth/permissions';
import { listAudit } from '@/lib/domain/audit/list-audit';
import { endpoints } from '@/lib/http/endpoints/all';
import { AuditQuerySchema } from '@/lib/schemas/audit';

export const metadata: Metadata = { title: 'Audit' };

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The families of actions that happen in a workspace: `member` of `member.remove`. */
const families = [
  ...new Set(
    endpoints.flatMap(({ access, audit }) =>
      audit && access.kind === 'workspace' ? [audit.action.split('.')[0] ?? ''] : [],
    ),
  ),
].sort();

export default async function AuditPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { member } = await requireMember(workspace);
  const settings = `/w/${workspace}/settings`;
  if (!can(member.role, 'audit.read')) {
    return (
      <NoPermission
        what="read the audit log"
        role={member.role}
        membersHref={`${settings}/members`}
      />
    );
  }
  const { before, action } = await searchParams;
  const asked = AuditQuerySchema.safeParse({
    before: before || undefined,
    action: action || undefined,
  });
  const query = asked.success ? asked.data : AuditQuerySchema.parse({});
  const page = await listAudit(member.workspace.id, query);
  const family = query.action ?? '';
  const filter = family === '' ? '' : `action=${encodeURIComponent(family)}&`;
  return (
    <Card>
      <CardHeader
        title="Audit log"
        description="Every change made through the pages and the API. Entries are only ever added."
        actions={
          <form className="flex items-end gap-2">
            <label className="text-xs">
              <span className="mb-1 block text-muted">Actions</span>
              <select name="action" defaultValue={family} className={controlClass('w-40 pr-8')}>
                <option value="">all</option>
                {families.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <Button type="submit">Show</Button>
          </form>
        }
      />
      {page.entries.length === 0 ? (
        <EmptyState icon={ScrollText} title="No entries">
          {family === '' && query.before === undefined
            ? 'What people and scripts change in this workspace appears here.'
            : 'Nothing of this kind was recorded.'}
        </EmptyState>
      ) : (
        <div className="border-t border-line">
          <AuditTable entries={page.entries} now={new Date().toISOString()} />
        </div>
      )}
      {(page.next !== null || query.before !== undefined) && (
        <nav
          aria-label="Pages of the audit log"
          className="flex gap-2 border-t border-line px-5 py-3"
        >
          {query.before !== undefined && (
            <Link
              href={`${settings}/audit${family === '' ? '' : `?action=${encodeURIComponent(family)}`}`}
              className={buttonClass('secondary', 'sm')}
            >
              Newest
            </Link>
          )}
          {page.next !== null && (
            <Link
              href={`${settings}/audit?${filter}before=${encodeURIComponent(page.next)}`}
              className={buttonClass('secondary', 'sm')}
            >
              Older
            </Link>
          )}
        </nav>
      )}
    </Card>
  );
}
