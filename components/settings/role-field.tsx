'use client';

import { SelectField } from '@/components/ui/field';
import { RoleSchema, type Role } from '@/lib/schemas/workspace';
import { roleName, roleSummaries } from './roles';

/** A choice among the roles that the person may give. */
export function RoleField({
  label = 'Role',
  value,
  onChange,
  assignable,
  error,
  hint,
}: Readonly<{
  label?: string;
  value: Role;
  onChange: (role: Role) => void;
  assignable: readonly Role[];
  error?: string | undefined;
  hint?: string;
}>) {
  return (
    <SelectField
      label={label}
      value={value}
      onChange={(event) => onChange(RoleSchema.parse(event.target.value))}
      hint={hint ?? roleSummaries[value]}
      error={error}
    >
      {assignable.map((role) => (
        <option key={role} value={role}>
          {roleName(role)}
        </option>
      ))}
    </SelectField>
  );
}
