import { Lock } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Role } from '@/lib/schemas/workspace';

/** Says that the role does not include this page, who has it, and where to see who they are. */
export function NoPermission({
  what,
  role,
  membersHref,
}: Readonly<{ what: string; role: Role; membersHref: string }>) {
  return (
    <Card>
      <EmptyState
        icon={Lock}
        title={`Only owners and admins ${what}`}
        actions={
          <Link href={membersHref} className={buttonClass()}>
            See who they are
          </Link>
        }
      >
        You are a {role} in this workspace. An owner or admin can change your role.
      </EmptyState>
    </Card>
  );
}
