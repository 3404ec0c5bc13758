'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import * as z from 'zod';
import { ApiError, callApi } from '@/components/api-client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { controlClass } from '@/components/ui/control-class';
import { FormError } from '@/components/ui/form-error';
import { Time } from '@/components/ui/time';
import { MemberRowSchema, RoleSchema, type MemberRow, type Role } from '@/lib/schemas/workspace';
import { roleName, roleSummaries } from './roles';

/** The members with their roles; changes go to the API, whose word is shown when it refuses. */
export function MemberList({
  slug,
  members,
  me,
  assignable,
  now,
}: Readonly<{
  slug: string;
  members: MemberRow[];
  me: string;
  /** The roles that the person may give and take; empty for who may not manage members. */
  assignable: readonly Role[];
  now: string;
}>) {
  const router = useRouter();
  const [leaving, setLeaving] = useState<MemberRow | null>(null);
  const [working, setWorking] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  // What the API has answered holds until the page comes back with it.
  const [changed, setChanged] = useState<ReadonlyMap<string, Role>>(new Map());
  const pathOf = (member: MemberRow) => `/workspaces/${slug}/members/${member.userId}`;
  const nameOf = (member: MemberRow) => member.name ?? member.email;

  async function changeRole(member: MemberRow, role: Role): Promise<void> {
    setWorking(member.userId);
    setError(null);
    try {
      const answer = await callApi(MemberRowSchema, 'PATCH', pathOf(member), { role });
      setChanged(new Map([...changed, [answer.userId, answer.role]]));
      toast.success(`${nameOf(member)} is now ${role}`);
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown;
      setError(thrown);
    } finally {
      setWorking(null);
      router.refresh();
    }
  }

  async function remove(member: MemberRow): Promise<void> {
    await callApi(z.undefined(), 'DELETE', pathOf(member));
    if (member.userId === me) {
      window.location.assign('/');
      return;
    }
    toast.success(`${nameOf(member)} is not a member any more`);
    router.refresh();
  }

  return (
    <>
      {error && (
        <div className="px-5 pb-4">
          <FormError error={error} />
        </div>
      )}
      <ul className="divide-y divide-line border-t border-line">
        {members.map((member) => {
          const isMe = member.userId === me;
          const mayManage = assignable.includes(member.role);
          return (
            <li
              key={member.userId}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3"
            >
              <div className="min-w-0 flex-1 basis-52">
                <p className="flex items-center gap-2 font-medium">
                  <span className="truncate">{nameOf(member)}</span>
                  {isMe && <Badge>you</Badge>}
                </p>
                <p className="text-xs break-all text-muted">
                  {member.name !== null && `${member.email} · `}
                  joined <Time at={member.joinedAt} now={now} />
                </p>
              </div>
              {mayManage ? (
                <select
                  aria-label={`Role of ${nameOf(member)}`}
                  className={controlClass('w-32 pr-8')}
                  value={changed.get(member.userId) ?? member.role}
                  disabled={working !== null}
                  onChange={(event) =>
                    void changeRole(member, RoleSchema.parse(event.target.value))
                  }
                >
                  {assignable.map((role) => (
                    <option key={role} value={role}>
                      {roleName(role)}
                    </option>
                  ))}
                </select>
              ) : (
                <span className="text-sm text-muted" title={roleSummaries[member.role]}>
                  {roleName(member.role)}
                </span>
              )}
              {mayManage && (
                <Button kind="danger" size="sm" onClick={() => setLeaving(member)}>
                  {isMe ? 'Leave' : 'Remove'}
                  {!isMe && <span className="sr-only"> {nameOf(member)}</span>}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {leaving && (
        <ConfirmDialog
          open
          onOpenChange={() => setLeaving(null)}
          title={leaving.userId === me ? 'Leave this workspace?' : `Remove ${nameOf(leaving)}?`}
          confirmLabel={leaving.userId === me ? 'Leave' : 'Remove'}
          onConfirm={() => remove(leaving)}
        >
          <p>
            {leaving.userId === me
              ? 'You lose access at once. Only an invitation brings you back.'
              : 'They lose access at once, and the API tokens they made stop working. Their runs and what they made stay in the workspace.'}
          </p>
        </ConfirmDialog>
      )}
    </>
  );
}
