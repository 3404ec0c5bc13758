import 'server-only';
import { log } from '@/lib/log';
import { holderAddresses } from '../../addresses';
import { findHolder } from '../../holders/find-holder';
import type { Holder } from '../../holders/settings';
import { capabilityStatement } from '../capability-statement';
import { sandboxStore } from '../dataset';
import { findResourceType, type ResourceType } from '../resource-types';
import type { Access } from '../scopes';
import { runEverything } from '../search/everything';
import { FhirError } from '../search/fhir-error';
import { parseQuery, type QueryContext } from '../search/query';
import { runSearch } from '../search/run-search';
import { authorize, requireAccess, requireShown } from './authorize';
import { requireJson } from './negotiate';
import { readResponse } from './read';
import { anyOrigin, fhirJson, methodNotAllowed, outcomeResponse } from './respond';
import { readSearchForm } from './search-form';
import { serveWellKnown } from './well-known';

/**
 * Answers a request below `/sandbox/{holder}/fhir/r4`. Everything that goes wrong leaves as an
 * OperationOutcome; what breaks on our side is logged and told without details.
 *
 * @param path the segments below the base, none for the base itself
 * @see https://hl7.org/fhir/R4/http.html
 */
export async function serveFhir(
  holderName: string,
  path: readonly string[],
  request: Request,
): Promise<Response> {
  const response = await answer(holderName, path.map(decodeSegment), request);
  if (request.method !== 'HEAD') return response;
  return new Response(null, { status: response.status, headers: response.headers });
}

/** `$everything` may come as `%24everything`. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

async function answer(
  holderName: string,
  path: readonly string[],
  request: Request,
): Promise<Response> {
  try {
    const holder = await findHolder(holderName);
    if (!holder) throw new FhirError(404, 'not-found', `There is no holder '${holderName}' here.`);
    return isPublic(path)
      ? await servePublic(holder, path, request)
      : await serveProtected(holder, path, request);
  } catch (error) {
    if (error instanceof FhirError) return outcomeResponse(error);
    log.error({ err: error, holder: holderName }, 'the FHIR server of the sandbox failed');
    return outcomeResponse(new FhirError(500, 'exception', 'Something broke on our side.'));
  }
}

function isPublic([first, second, ...rest]: readonly string[]): boolean {
  if (first === 'metadata') return second === undefined;
  return first === '.well-known' && second !== undefined && rest.length === 0;
}

async function servePublic(
  holder: Holder,
  [first = '', document = '']: readonly string[],
  request: Request,
): Promise<Response> {
  if (request.method === 'OPTIONS') {
    return new Response(null, {
      status: 204,
      headers: {
        ...anyOrigin,
        allow: 'GET, HEAD, OPTIONS',
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'accept, authorization, content-type',
        'access-control-max-age': '86400',
      },
    });
  }
  requireMethod(request, 'GET, HEAD');
  if (first === '.well-known') return serveWellKnown(holder, document, request);
  const { searchParams } = new URL(request.url);
  requireJson(request.headers.get('accept'), searchParams.get('_format'));
  return fhirJson(capabilityStatement(holder), {
    headers: anyOrigin,
    isPretty: searchParams.get('_pretty') === 'true',
  });
}

async function serveProtected(
  holder: Holder,
  path: readonly string[],
  request: Request,
): Promise<Response> {
  const access = await authorize(holder, request);
  const [typeName, second, third, fourth, ...rest] = path;
  if (typeName === undefined) {
    requireMethod(request, 'GET, HEAD');
    throw new FhirError(
      404,
      'not-supported',
      'Nothing is served at the base itself: searches need a type, such as Patient; /metadata says more.',
    );
  }
  const type = findResourceType(typeName);
  if (!type) {
    throw new FhirError(404, 'not-supported', `'${typeName}' is not a type of this server.`);
  }
  const scene = { holder: holder.name, type, access, request };
  if (second === undefined) return serveSearch(scene, 'GET, HEAD');
  if (third === undefined) {
    return second === '_search' ? serveSearch(scene, 'POST') : serveRead(scene, second);
  }
  if (third === '_history' && fourth !== undefined && rest.length === 0) {
    return serveRead(scene, second, fourth);
  }
  if (type === 'Patient' && third === '$everything' && fourth === undefined) {
    return serveEverything(scene, second);
  }
  throw new FhirError(404, 'not-supported', `'${path.join('/')}' is nothing that is served here.`);
}

interface Scene {
  holder: string;
  type: ResourceType;
  access: Access;
  request: Request;
}

async function serveSearch(scene: Scene, methods: 'GET, HEAD' | 'POST'): Promise<Response> {
  const { holder, type, access, request } = scene;
  requireMethod(request, methods);
  requireAccess(holder, access, 'search', type);
  const parameters =
    methods === 'POST' ? await readSearchForm(request) : [...new URL(request.url).searchParams];
  const isPretty = readForm(request, parameters);
  const context = contextOf(holder, request);
  const query = parseQuery(type, parameters, context);
  return fhirJson(runSearch(sandboxStore(), query, access, context.baseUrl), { isPretty });
}

function serveRead(
  { holder, type, access, request }: Scene,
  id: string,
  version?: string,
): Response {
  requireMethod(request, 'GET, HEAD');
  requireAccess(holder, access, 'read', type);
  const isPretty = readForm(request, [...new URL(request.url).searchParams]);
  const resource = sandboxStore().find(type, id);
  if (!resource || (version !== undefined && version !== resource.meta.versionId)) {
    const what = version === undefined ? `${type}/${id}` : `version ${version} of ${type}/${id}`;
    throw new FhirError(404, 'not-found', `There is no ${what} here.`);
  }
  requireShown(holder, access, resource);
  return readResponse(resource, request, isPretty);
}

function serveEverything({ holder, access, request }: Scene, id: string): Response {
  requireMethod(request, 'GET, HEAD');
  requireAccess(holder, access, 'read', 'Patient');
  const parameters = [...new URL(request.url).searchParams];
  const isPretty = readForm(request, parameters);
  const context = contextOf(holder, request);
  const patient = sandboxStore().find('Patient', id);
  if (patient) requireShown(holder, access, patient);
  return fhirJson(runEverything(sandboxStore(), id, parameters, access, context), { isPretty });
}

function requireMethod(request: Request, allowed: string): void {
  if (!allowed.split(', ').includes(request.method)) {
    throw methodNotAllowed(request.method, allowed);
  }
}

/** Checks the form that is asked for, and says whether it is to be indented. */
function readForm(request: Request, parameters: readonly [name: string, value: string][]): boolean {
  const form = new Map(parameters);
  requireJson(request.headers.get('accept'), form.get('_format') ?? null);
  return form.get('_pretty') === 'true';
}

function contextOf(holder: string, request: Request): QueryContext {
  const prefer = request.headers.get('prefer') ?? '';
  return {
    baseUrl: holderAddresses(holder).baseUrl,
    isStrict: /(^|[,;])\s*handling\s*=\s*"?strict"?\s*($|[,;])/i.test(prefer),
  };
}
