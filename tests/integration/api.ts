import path from 'node:path';
import { encode } from 'next-auth/jwt';
import { sessionCookieName } from '@/lib/auth/session-cookie';
import { startSignIn } from '@/lib/auth/sign-ins';
import { hashPassword } from '@/lib/crypto/password';
import { authSecret } from '@/lib/crypto/secret-file';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { createToken } from '@/lib/domain/tokens/create-token';
import type { Endpoint } from '@/lib/http/endpoint-types';
import { endpoints } from '@/lib/http/endpoints/all';
import { ProblemSchema, type Problem } from '@/lib/schemas/problem';
import type { Role } from '@/lib/schemas/workspace';

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

/** The route file that serves an endpoint, the way Next names folders. */
export function routeFile(endpoint: Pick<Endpoint, 'path'>): string {
  return path.join('app/api/v1', endpoint.path.replace(/\{(\w+)\}/g, '[$1]'), 'route.ts');
}

/** Who sends a request: a browser with a session cookie, or a script with a bearer token. */
export type Sender = { cookie: string } | { token: string };

export interface ApiOptions {
  as?: Sender;
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: BodyInit;
  headers?: Record<string, string>;
}

export interface Answer<Data> {
  status: number;
  headers: Headers;
  /** The body as it came. */
  bytes: Uint8Array;
  /** The parsed body of a success. */
  data: Data;
  /** The parsed body of a problem. */
  problem: Problem;
}

function headersOf({ as, body, headers = {} }: ApiOptions): Headers {
  const all = new Headers(body === undefined ? {} : { 'content-type': 'application/json' });
  if (as && 'cookie' in as) {
    all.set('cookie', as.cookie);
    all.set('sec-fetch-site', 'same-origin');
  }
  if (as && 'token' in as) all.set('authorization', `Bearer ${as.token}`);
  for (const [name, value] of Object.entries(headers)) {
    if (value === '') all.delete(name);
    else all.set(name, value);
  }
  return all;
}

function findEndpoint(method: string, pathname: string): [Endpoint, Record<string, string>] {
  for (const endpoint of endpoints) {
    const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const pattern = new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, '([^/]+)')}$`);
    const match = endpoint.method === method ? pattern.exec(pathname) : null;
    if (match) {
      return [endpoint, Object.fromEntries(names.map((name, i) => [name, match[i + 1] ?? '']))];
    }
  }
  throw new Error(`no endpoint for ${method} ${pathname}`);
}

/** Calls the API through its real route file, and parses the answer with the schema that it declares. */
export async function api<Data = Record<string, unknown>>(
  method: string,
  target: string,
  options: ApiOptions = {},
): Promise<Answer<Data>> {
  const url = new URL(`http://localhost:3000/api/v1${target}`);
  const [endpoint, params] = findEndpoint(method, url.pathname.replace('/api/v1', ''));
  const routeModule = (await import(
    /* @vite-ignore */ path.resolve(routeFile(endpoint))
  )) as Record<string, Handler>;
  const handler = routeModule[method];
  if (!handler) throw new Error(`${routeFile(endpoint)} does not export ${method}`);
  const body = options.raw ?? (options.body === undefined ? null : JSON.stringify(options.body));
  const response = await handler(
    new Request(url, { method, headers: headersOf(options), body, duplex: 'half' } as RequestInit),
    // As Next does: a route whose path names no parameter gets none.
    { params: Promise.resolve(Object.keys(params).length > 0 ? params : undefined) },
  );
  const bytes = new Uint8Array(await response.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  if (response.ok && !/json/.test(response.headers.get('content-type') ?? 'json')) {
    const { status, headers } = response;
    return { status, headers, bytes, data: undefined as Data, problem: undefined as never };
  }
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    data: (response.ok && endpoint.response ? endpoint.response.parse(json) : undefined) as Data,
    problem: (response.ok ? undefined : ProblemSchema.parse(json)) as Problem,
  };
}

/** Makes a person. Without a password nobody can sign in with one. */
export async function makePerson(
  email: string,
  options: { name?: string; password?: string } = {},
): Promise<{ id: string; email: string }> {
  const client = await db();
  return client.user.create({
    data: {
      id: newId('usr'),
      email,
      name: options.name ?? null,
      passwordHash: options.password ? await hashPassword(options.password) : null,
    },
    select: { id: true, email: true },
  });
}

/** Signs a person in as a browser would be: a sign-in and the cookie that carries it. */
export async function signIn(userId: string): Promise<{ cookie: string; signInId: string }> {
  const signInId = await startSignIn(userId, 'test browser');
  const token = await encode({ token: { sub: userId, signInId }, secret: await authSecret() });
  return { cookie: `${sessionCookieName()}=${token}`, signInId };
}

export interface TestMember {
  id: string;
  email: string;
  cookie: string;
  signInId: string;
}

/** Makes a workspace with one signed-in member of each role that is asked for. */
export async function makeWorkspace<R extends Role>(
  slug: string,
  roles: readonly R[],
): Promise<{ id: string; slug: string; members: Record<R, TestMember> }> {
  const client = await db();
  const { id } = await client.workspace.create({
    data: { id: newId('wsp'), slug, name: `Workspace ${slug}` },
    select: { id: true },
  });
  const members: Partial<Record<Role, TestMember>> = {};
  for (const role of roles) {
    const person = await makePerson(`${role}@${slug}.example`);
    await client.membership.create({ data: { workspaceId: id, userId: person.id, role } });
    members[role] = { ...person, ...(await signIn(person.id)) };
  }
  return { id, slug, members: members as Record<R, TestMember> };
}

/** Makes a bearer token of a workspace. */
export async function makeToken(workspaceId: string, role: Role): Promise<Sender & { id: string }> {
  const { id, token } = await createToken(
    workspaceId,
    { role: 'owner', userId: null },
    { name: `a ${role} token`, role },
  );
  return { id, token };
}
