import 'server-only';
import { can, permissions, type Permission } from '@/lib/auth/permissions';
import type { SessionUser } from '@/lib/auth/sign-ins';
import { findMember } from '@/lib/domain/workspaces/find-member';
import { AppError } from '@/lib/errors';
import type { Role } from '@/lib/schemas/workspace';
import { authenticate, type Credential } from './authenticate';
import type { Access, Actor, WorkspaceRef } from './endpoint-types';
import { refuseCrossSite } from './refuse-cross-site';

/** Who calls, and where. */
export interface Authorized {
  actor: Actor | null;
  user: SessionUser | null;
  tokenWorkspace: (WorkspaceRef & { role: Role }) | null;
  workspace: WorkspaceRef | null;
  role: Role | null;
}

function describeCaller(credential: Credential | null): Omit<Authorized, 'workspace' | 'role'> {
  if (!credential) return { actor: null, user: null, tokenWorkspace: null };
  if (credential.kind === 'token') {
    const { id, name, role, workspace } = credential.bearer;
    return {
      actor: { kind: 'token', id, name, userId: null },
      user: null,
      tokenWorkspace: { ...workspace, role },
    };
  }
  const { user } = credential;
  return {
    actor: { kind: 'user', id: user.id, name: user.name ?? user.email, userId: user.id },
    user,
    tokenWorkspace: null,
  };
}

/** The workspace with this slug and the caller's role in it; not yours is not found. */
async function enterWorkspace(
  credential: Credential,
  slug: string,
): Promise<{ workspace: WorkspaceRef; role: Role }> {
  const entered =
    credential.kind === 'session'
      ? await findMember(slug, credential.user.id)
      : credential.bearer.workspace.slug === slug
        ? credential.bearer
        : null;
  if (!entered) {
    throw new AppError('resource.not_found', {
      detail: `There is no workspace ${slug} that you can see.`,
    });
  }
  return { workspace: entered.workspace, role: entered.role };
}

function demand(role: Role, permission: Permission): void {
  if (can(role, permission)) return;
  const { description, roles } = permissions[permission];
  throw new AppError('auth.forbidden', {
    detail: `Your role is ${role}. ${permission} (${description}) takes one of: ${roles.join(', ')}.`,
  });
}

/**
 * Finds out who sends a request and whether they may do what `access` guards.
 *
 * @throws AppError `auth.required`, `auth.invalid_token`, `auth.session_only`, `auth.operator_only`,
 *   `auth.forbidden`,
 *   `request.cross_site`, `resource.not_found`
 */
export async function authorize(
  request: Request,
  access: Access,
  slug: string | undefined,
): Promise<Authorized> {
  // A public endpoint works with any or no Authorization header: it does not look at it.
  const credential =
    access.kind === 'public' && request.headers.has('authorization')
      ? null
      : await authenticate(request);
  if (credential?.kind === 'session') refuseCrossSite(request);
  const caller = describeCaller(credential);
  if (access.kind === 'public') return { ...caller, workspace: null, role: null };
  if (!credential) {
    throw new AppError('auth.required', {
      detail: 'Sign in, or send the header: Authorization: Bearer <token>',
    });
  }
  if (access.kind === 'actor') return { ...caller, workspace: null, role: null };
  if (access.kind === 'user') {
    if (credential.kind !== 'session') throw new AppError('auth.session_only');
    return { ...caller, workspace: null, role: null };
  }
  if (access.kind === 'operator') {
    if (credential.kind !== 'session') throw new AppError('auth.session_only');
    if (!credential.user.isOperator) throw new AppError('auth.operator_only');
    return { ...caller, workspace: null, role: null };
  }
  const { workspace, role } = await enterWorkspace(credential, slug ?? '');
  demand(role, access.permission);
  return { ...caller, workspace, role };
}
