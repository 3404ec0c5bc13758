import { Check, Minus } from 'lucide-react';
import type { Role } from '@/lib/schemas/workspace';
import { roleName } from './roles';

/** One line of the permission table, as plain data. */
export interface PermissionRow {
  id: string;
  description: string;
  roles: readonly Role[];
}

/** Who may do what: the table that pages and the API obey. */
export function RolesTable({
  permissions,
  roles,
}: Readonly<{ permissions: readonly PermissionRow[]; roles: readonly Role[] }>) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="What each role may do">
      <table className="w-full min-w-[30rem] text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-muted">
            <th scope="col" className="px-5 py-2 font-medium">
              Permission
            </th>
            {roles.map((role) => (
              <th key={role} scope="col" className="px-2 py-2 text-center font-medium">
                {roleName(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {permissions.map((permission) => (
            <tr key={permission.id}>
              <th scope="row" className="px-5 py-1.5 text-left font-normal">
                {permission.description}
              </th>
              {roles.map((role) => {
                const isAllowed = permission.roles.includes(role);
                const Icon = isAllowed ? Check : Minus;
                return (
                  <td key={role} className="px-2 py-1.5 text-center">
                    <Icon
                      aria-hidden
                      className={`inline size-4 ${isAllowed ? 'text-pass' : 'text-faint'}`}
                    />
                    <span className="sr-only">{isAllowed ? 'yes' : 'no'}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
