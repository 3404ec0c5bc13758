import { Lock } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Role } from '@/lib/schemas/workspace';

/** Says that the role does not include making apps, who may, and where to see who they are. */
export function NoAppPermission({
  role,
  membersHref,
}: Readonly<{ role: Role; membersHref: string }>) {
  return (
    <Card>
      <EmptyState
        icon={Lock}
        title="Only owners, admins and developers make apps"
        actions={
          <Link href={membersHref} className={buttonClass()}>
            See who they are
          </Link>
        }
      >
        You are a {role} in this workspace: you see apps and their registrations. An owner or admin
        can change your role.
      </EmptyState>
    </Card>
  );
}
