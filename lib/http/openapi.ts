import 'server-only';
import * as z from 'zod';
import { permissions } from '@/lib/auth/permissions';
import { sessionCookieName } from '@/lib/auth/session-cookie';
import { env } from '@/lib/env';
import { problems, type ProblemCode } from '@/lib/errors';
import type { Access, Endpoint } from './endpoint-types';
import { endpoints as all } from './endpoints/all';
import { componentSchemas, type JsonSchema } from './openapi-schemas';

/** One answer for every problem of a status, with an example of each code. */
function problemAnswer(codes: readonly ProblemCode[], path: string) {
  const examples = codes.map((code) => [
    code,
    {
      summary: problems[code].title,
      value: {
        type: `/docs/errors/${code}`,
        title: problems[code].title,
        status: problems[code].status,
        instance: `/api/v1${path}`,
        code,
        requestId: '0c8f0a5e-6f0e-4c39-9d0c-8e2b7f6f5a11',
        errors: [],
      },
    },
  ]);
  return {
    description: codes.map((code) => problems[code].title).join('; '),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(examples) as Record<string, unknown>,
      },
    },
  };
}

/** The problems that the wrapper itself can answer with at an endpoint. */
function wrapperProblems({
  access,
  body,
  takesBytes,
  params,
  query,
  method,
}: Endpoint): ProblemCode[] {
  const byAccess: Record<Access['kind'], ProblemCode[]> = {
    public: [],
    actor: ['auth.required', 'auth.invalid_token'],
    user: ['auth.required', 'auth.invalid_token', 'auth.session_only'],
    operator: ['auth.required', 'auth.invalid_token', 'auth.session_only', 'auth.operator_only'],
    workspace: ['auth.required', 'auth.invalid_token', 'auth.forbidden', 'resource.not_found'],
  };
  return [
    ...byAccess[access.kind],
    ...(method === 'GET' ? [] : (['request.cross_site'] as const)),
    ...(body
      ? (['request.malformed', 'request.too_large', 'request.unsupported_media_type'] as const)
      : []),
    ...(takesBytes ? (['request.too_large', 'request.unsupported_media_type'] as const) : []),
    ...(body || params || query ? (['request.invalid'] as const) : []),
    'internal.error',
  ];
}

function problemAnswers(endpoint: Endpoint): Record<string, unknown> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of wrapperProblems(endpoint)) {
    const { status } = problems[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [String(status), problemAnswer(codes, endpoint.path)]),
  );
}

function securityOf(access: Access): Record<string, string[]>[] {
  if (access.kind === 'public') return [{}];
  const isForPeople = access.kind === 'user' || access.kind === 'operator';
  return isForPeople ? [{ session: [] }] : [{ bearer: [] }, { session: [] }];
}

/** Path and query parameters of an endpoint, from their schemas. */
function parametersOf(endpoint: Endpoint): JsonSchema[] {
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    ...(name === 'slug' ? { description: 'Short name of the workspace', example: 'demo' } : {}),
  }));
  if (!endpoint.query) return inPath;
  const { properties = {}, required = [] } = z.toJSONSchema(endpoint.query, {
    io: 'input',
    unrepresentable: 'any',
  });
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  return [...inPath, ...inQuery];
}

function whoMay(access: Access): string {
  if (access.kind === 'public') return 'Anybody may call this.';
  if (access.kind === 'actor') return 'Needs a session or a bearer token.';
  if (access.kind === 'user') return 'Needs a person who is signed in.';
  if (access.kind === 'operator') return 'Needs the operator of the portal, signed in.';
  const { roles }: { roles: readonly string[] } = permissions[access.permission];
  return `Needs the permission \`${access.permission}\`: ${roles.join(', ')}.`;
}

function operation(endpoint: Endpoint, refTo: (schema: z.ZodType) => JsonSchema): JsonSchema {
  const { response, body, takesBytes, alternatives = {} } = endpoint;
  const otherTypes = Object.entries(alternatives).map(([type, description]) => [
    type,
    { schema: { type: 'string', description } },
  ]);
  const parameters = parametersOf(endpoint);
  return {
    operationId: endpoint.id,
    summary: endpoint.summary,
    description: [endpoint.description, whoMay(endpoint.access)].filter(Boolean).join(' '),
    tags: [endpoint.tag],
    security: securityOf(endpoint.access),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: !body.safeParse({}).success,
            content: { 'application/json': { schema: refTo(body) } },
          },
        }
      : {}),
    ...(takesBytes
      ? {
          requestBody: {
            required: true,
            // The bytes as they are (OpenAPI 3.1 §4.8.14.2): no schema.
            content: Object.fromEntries(takesBytes.map((type) => [type, {}])),
          },
        }
      : {}),
    responses: {
      [endpoint.status]: {
        description: response ? endpoint.summary : 'Done; there is no body.',
        headers: { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } },
        ...(response
          ? {
              content: {
                'application/json': { schema: refTo(response) },
                ...(Object.fromEntries(otherTypes) as JsonSchema),
              },
            }
          : {}),
      },
      ...problemAnswers(endpoint),
    },
  };
}

/**
 * The description of the API, generated from the same declarations that serve it.
 *
 * @see OpenAPI Specification 3.1.0
 */
export function openapi(endpoints: readonly Endpoint[] = all) {
  const { schemas, refTo } = componentSchemas(endpoints);
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operation(endpoint, refTo),
    };
  }
  return {
    openapi: '3.1.0' as const,
    info: {
      title: 'Onramp API',
      version: '1',
      description:
        'From nothing to a first authorized FHIR request. Errors are problem details (RFC 9457) with a stable `code`; every answer carries its request id in `X-Request-Id`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${env().APP_URL}/api/v1` }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      headers: {
        RequestId: {
          description: 'Names the request in the log; yours, if you sent one.',
          schema: { type: 'string' },
        },
      },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            'An API token of a workspace: Settings, API tokens, or npm run --silent onramp -- token create.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: sessionCookieName(),
          description: 'The session of a browser. Writes must come from a page of the portal.',
        },
      },
    },
  };
}
