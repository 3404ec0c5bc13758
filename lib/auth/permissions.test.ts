import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RoleSchema, type Role } from '@/lib/schemas/workspace';
import { can, isAtLeast, permissions, type Permission } from './permissions';

const roles = RoleSchema.options;
const role = fc.constantFrom(...roles);
const permission = fc.constantFrom(...(Object.keys(permissions) as Permission[]));

/** What each permission is meant to be, written down apart from the table. */
const expected: Record<Permission, string> = {
  'workspace.read': 'owner admin developer viewer',
  'workspace.update': 'owner admin',
  'workspace.delete': 'owner',
  'member.read': 'owner admin developer viewer',
  'member.manage': 'owner admin',
  'invitation.manage': 'owner admin',
  'token.read': 'owner admin',
  'token.manage': 'owner admin',
  'audit.read': 'owner admin',
  'run.read': 'owner admin developer viewer',
  'run.start': 'owner admin developer',
  'run.cancel': 'owner admin developer',
  'run.annotate': 'owner admin developer',
  'collection.read': 'owner admin developer viewer',
  'collection.manage': 'owner admin developer',
  'environment.read': 'owner admin developer viewer',
  'environment.manage': 'owner admin developer',
  'run.share': 'owner admin developer',
  'certificate.read': 'owner admin developer viewer',
  'certificate.issue': 'owner admin developer',
  'certificate.manage': 'owner admin developer',
  'certificate.request': 'owner admin developer',
  'key.read': 'owner admin developer viewer',
  'key.manage': 'owner admin developer',
  'key.use': 'owner admin developer',
  'key.export': 'owner admin',
  'community.read': 'owner admin developer viewer',
  'community.manage': 'owner admin',
  'trust.examine': 'owner admin developer',
  'radar.read': 'owner admin developer viewer',
  'notice.manage': 'owner admin',
  'registration.read': 'owner admin developer viewer',
  'registration.manage': 'owner admin developer',
  'registration.reveal': 'owner admin',
  'app.read': 'owner admin developer viewer',
  'app.manage': 'owner admin developer',
  'app.publish': 'owner admin developer',
  'outreach.read': 'owner admin developer viewer',
  'outreach.manage': 'owner admin developer',
  'profile.read': 'owner admin developer viewer',
  'profile.manage': 'owner admin developer',
  'plan.read': 'owner admin developer viewer',
  'plan.manage': 'owner admin developer',
  'example.read': 'owner admin developer viewer',
  'example.manage': 'owner admin developer',
  'directory.read': 'owner admin developer viewer',
  'directory.suggest': 'owner admin developer',
  'directory.probe': 'owner admin developer',
};

describe('permissions', () => {
  it.each(Object.keys(expected) as Permission[])('%s belongs to the roles it should', (name) => {
    expect(roles.filter((one) => can(one, name)).join(' ')).toBe(expected[name]);
    expect(permissions[name].description).toMatch(/^[A-Z].{5,}[^.]$/);
  });

  it('has nothing beside what is expected', () => {
    expect(Object.keys(permissions).sort()).toEqual(Object.keys(expected).sort());
  });

  it('never takes a permission away from a higher role', () => {
    fc.assert(
      fc.property(role, role, permission, (high: Role, low: Role, name: Permission) => {
        fc.pre(isAtLeast(high, low));
        return can(high, name) || !can(low, name);
      }),
    );
  });

  it('orders the roles', () => {
    expect(roles.filter((one) => isAtLeast('admin', one))).toEqual([
      'admin',
      'developer',
      'viewer',
    ]);
    fc.assert(fc.property(role, role, (a, b) => isAtLeast(a, b) || isAtLeast(b, a)));
  });
});
