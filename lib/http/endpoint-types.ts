import 'server-only';
import type * as z from 'zod';
import type { Permission } from '@/lib/auth/permissions';
import type { SessionUser } from '@/lib/auth/sign-ins';
import type { Role } from '@/lib/schemas/workspace';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call an endpoint: anybody; anybody who is known (a person or a token); a person who is signed in;
 * a person who operates the portal; or a member of the workspace in the path, or a token of it, whose role has the permission.
 */
export type Access =
  | { kind: 'public' }
  | { kind: 'actor' }
  | { kind: 'user' }
  | { kind: 'operator' }
  | { kind: 'workspace'; permission: Permission };

/** Who calls. `userId` is null for a token: it acts for itself, not for who made it. */
export interface Actor {
  kind: 'user' | 'token';
  id: string;
  name: string;
  userId: string | null;
}

export interface WorkspaceRef {
  id: string;
  slug: string;
  name: string;
}

/** What an audit entry is about. `workspaceId` is needed only where the path does not name the workspace. */
export interface AuditTarget {
  kind: string;
  id: string | null;
  workspaceId?: string;
  detail?: Record<string, string | number | boolean | null>;
}

/** Nothing is known about the input of endpoints that declare none. */
type NoInput = z.ZodUndefined;

type When<Condition extends boolean, Type> = Condition extends true ? Type : null;
type IsKind<A extends Access, Kind extends Access['kind']> = A['kind'] extends Kind ? true : false;

/** What a handler gets: everything is authenticated, authorized and parsed. It never sees the request. */
export interface Call<
  A extends Access,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType | null,
> {
  actor: A['kind'] extends 'public' ? Actor | null : Actor;
  /** The person, where one is signed in. */
  user: A['kind'] extends 'user' | 'operator' ? SessionUser : SessionUser | null;
  /** Set for tokens outside of workspaces, too: what the token may act in. */
  tokenWorkspace: (WorkspaceRef & { role: Role }) | null;
  workspace: When<IsKind<A, 'workspace'>, WorkspaceRef>;
  role: When<IsKind<A, 'workspace'>, Role>;
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
  /** The bytes of the body, where the endpoint takes `bytes`. */
  bytes: AsyncIterable<Uint8Array>;
  /** The `Accept` header, `*\/*` when there is none. */
  accept: string;
  /** Aborts when the client goes away. */
  signal: AbortSignal;
  requestId: string;
  address: string | null;
  /** Writes the audit entry now, for answers that are streams. Otherwise it is written after the handler. */
  audit: (result: Output<R>) => Promise<void>;
}

export type Output<R extends z.ZodType | null> = R extends z.ZodType ? z.output<R> : void;

/** The declaration of one API endpoint. */
export interface Declaration<
  A extends Access,
  P extends z.ZodType = NoInput,
  Q extends z.ZodType = NoInput,
  B extends z.ZodType = NoInput,
  R extends z.ZodType | null = null,
> {
  /** Stable: `noun.verb`; the operationId of the description. */
  id: string;
  method: Method;
  /** Below `/api/v1`, parameters in braces. */
  path: `/${string}`;
  summary: string;
  description?: string;
  tag: string;
  access: A;
  /** The parameters of the path beside `slug`. */
  params?: P;
  query?: Q;
  body?: B;
  /** Takes the body as it comes, of any of these media types; the handler reads `bytes` to the end. */
  takesBytes?: readonly string[];
  /** The largest body, where it is more than others take. */
  maxBodyBytes?: number;
  status: 200 | 201 | 204;
  /** The answer, or null for one without a body. */
  response: R;
  /** Other media types that the handler can answer with, and what they hold. */
  alternatives?: Record<string, string>;
  audit?: {
    action: string;
    target?: (result: Output<R>, call: Call<A, P, Q, B, R>) => AuditTarget | null;
  };
  handler: (call: Call<A, P, Q, B, R>) => Output<R> | Response | Promise<Output<R> | Response>;
}

/** A call whose types are not known any more: the wrapper's view. */
export type AnyCall = Omit<
  Call<{ kind: 'public' }, z.ZodType, z.ZodType, z.ZodType, null>,
  'workspace' | 'role' | 'audit'
> & {
  workspace: WorkspaceRef | null;
  role: Role | null;
  audit: (result: unknown) => Promise<void>;
};

/** An endpoint as lists, the wrapper and the description see it. */
export interface Endpoint {
  id: string;
  method: Method;
  path: `/${string}`;
  summary: string;
  description?: string;
  tag: string;
  access: Access;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  takesBytes?: readonly string[];
  maxBodyBytes?: number;
  status: 200 | 201 | 204;
  response: z.ZodType | null;
  alternatives?: Record<string, string>;
  audit?: {
    action: string;
    target?: (result: unknown, call: AnyCall) => AuditTarget | null;
  };
  handler: (call: AnyCall) => unknown;
}
