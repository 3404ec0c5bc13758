import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { signMetadata, type SignedMetadataPlan } from './signed-metadata';

export interface PlannedAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export interface Incoming {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  /** The form of a token request, or the JSON of a registration. */
  members: Record<string, unknown>;
}

type Reply = PlannedAnswer | ((incoming: Incoming) => PlannedAnswer);

/** What one holder does otherwise than a good one. */
export interface HolderPlan {
  metadata?: Partial<SignedMetadataPlan>;
  udap?: Reply;
  smart?: Reply;
  capability?: Reply;
  register?: Reply;
  token?: Reply;
  /** The OpenID configuration and the JWK Set; without a plan there are none. */
  openid?: Reply;
  jwks?: Reply;
  fhir?: Reply;
  /** Introspection, revocation and user info. */
  tool?: Reply;
  /** Its clock against ours. */
  aheadSeconds?: number;
}

const json = (status: number, body: unknown): PlannedAnswer => ({ status, body });

/** An OAuth error. */
export const oauthError = (error: string, description?: string, more: object = {}, status = 400) =>
  json(status, { error, ...(description ? { error_description: description } : {}), ...more });

const registered = ({ members }: Incoming): PlannedAnswer => {
  if (members['software_statement'] === undefined) {
    return {
      status: 201,
      headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
      body: { client_id: `client-${randomUUID()}`, ...members },
    };
  }
  const statement =
    typeof members['software_statement'] === 'string' ? members['software_statement'] : '';
  const claims = JSON.parse(
    Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString() || '{}',
  ) as Record<string, unknown>;
  const ofTheToken = ['iss', 'sub', 'aud', 'iat', 'exp', 'jti'];
  const metadata = Object.fromEntries(
    Object.entries(claims).filter(([name]) => !ofTheToken.includes(name)),
  );
  return json(201, {
    client_id: `client-${Buffer.from(String(claims['iss'])).toString('base64url').slice(0, 12)}`,
    ...metadata,
    software_statement: statement,
  });
};

const granted = ({ members }: Incoming): PlannedAnswer => ({
  status: 200,
  headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
  body: {
    access_token: `token-${randomUUID()}`,
    token_type: 'Bearer',
    expires_in: 300,
    scope: members['scope'],
  },
});

const capability = json(200, {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-01-01',
  kind: 'instance',
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [
    {
      mode: 'server',
      resource: [
        { type: 'Patient', searchParam: [{ name: 'family', type: 'string' }] },
        { type: 'Observation', searchParam: [{ name: 'code', type: 'token' }] },
      ],
    },
  ],
});

const bundle = json(200, {
  resourceType: 'Bundle',
  type: 'searchset',
  total: 1,
  entry: [{ resource: { resourceType: 'Patient', id: '1' }, search: { mode: 'match' } }],
});

/**
 * Data holders that are good but for what their plans say, each below a base URL of its own on one loopback port.
 */
export async function startPlannedHolders() {
  const plans = new Map<string, HolderPlan & { document: Record<string, unknown> }>();
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [path = '/'] = (request.url ?? '/').split('?');
      const plan = plans.get(path.split('/')[1] ?? '');
      const text = Buffer.concat(chunks).toString();
      const isForm = request.headers['content-type']?.includes('urlencoded');
      const incoming: Incoming = {
        method: request.method ?? 'GET',
        path: request.url ?? '/',
        headers: request.headers,
        members: isForm
          ? Object.fromEntries(new URLSearchParams(text))
          : text.startsWith('{')
            ? (JSON.parse(text) as Record<string, unknown>)
            : {},
      };
      const reply = plan ? replyOf(plan, path) : { status: 404 };
      const answer = typeof reply === 'function' ? reply(incoming) : reply;
      const isText = typeof answer.body === 'string';
      const isFhir =
        path.includes('/r4/') &&
        !path.includes('.well-known') &&
        !/(token|register|jwks|introspect|revoke|userinfo)$/.test(path);
      response.writeHead(answer.status, {
        'content-type': isText
          ? 'text/plain'
          : isFhir
            ? 'application/fhir+json'
            : 'application/json',
        date: new Date(Date.now() + (plan?.aheadSeconds ?? 0) * 1000).toUTCString(),
        ...answer.headers,
      });
      response.end(
        answer.body === undefined
          ? ''
          : isText
            ? (answer.body as string)
            : JSON.stringify(answer.body),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;

  function replyOf(plan: HolderPlan & { document: Record<string, unknown> }, path: string): Reply {
    if (path.endsWith('/.well-known/udap')) return plan.udap ?? json(200, plan.document);
    if (path.endsWith('/.well-known/smart-configuration')) return plan.smart ?? { status: 404 };
    if (path.endsWith('/.well-known/openid-configuration')) return plan.openid ?? { status: 404 };
    if (path.endsWith('/jwks')) return plan.jwks ?? { status: 404 };
    if (path.endsWith('/metadata')) return plan.capability ?? capability;
    if (path.endsWith('/register')) return plan.register ?? registered;
    if (path.endsWith('/token')) return plan.token ?? granted;
    if (/\/(introspect|revoke|userinfo)$/.test(path)) return plan.tool ?? { status: 404 };
    return plan.fhir ?? bundle;
  }

  /** Puts a holder up, and returns its base URL. */
  async function add(name: string, plan: HolderPlan = {}): Promise<string> {
    const baseUrl = `${url}/${name}/r4`;
    const document = await signMetadata({
      baseUrl,
      sanUri: baseUrl,
      iss: baseUrl,
      ...plan.metadata,
    });
    plans.set(name, { ...plan, document });
    return baseUrl;
  }

  return {
    url,
    host,
    add,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
