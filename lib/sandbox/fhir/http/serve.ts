import 'server-only';
import { log } from '@/lib/log';
import { textOf } from '@/lib/protocol/bytes';
import { readLimited } from '@/lib/protocol/read-limited';
import { holderAddresses, isIdentityProvider } from '../../addresses';
import { findHolder } from '../../holders/find-holder';
import type { Holder } from '../../holders/settings';
import { capabilityStatement } from '../capability-statement';
import { exportRoute, serveExport, type ExportRoute } from '../export/serve-export';
import { FhirError } from '../search/fhir-error';
import { loadVersions, saveVersions } from '../writes/kept-versions';
import { createWorld } from '../writes/world';
import { authorize } from './authorize';
import { serveBundle } from './batch';
import { parameterOf, type Answer, type Call, type Scene } from './call';
import { decodeSegment } from './decode-segment';
import { formatOf, negotiate, type Format } from './negotiate';
import { answerOf, fhirPreflight, requireMethod, responseOf } from './respond';
import { routeCall } from './route-call';
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
  if (request.method === 'OPTIONS') return fhirPreflight();
  const call = callOf(path.map(decodeSegment), request);
  const response = await respond(holderName, call, request);
  if (request.method !== 'HEAD') return response;
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}

function callOf(path: readonly string[], request: Request): Call {
  let text: string | null = null;
  return {
    method: request.method === 'HEAD' ? 'GET' : request.method,
    path,
    parameters: [...new URL(request.url).searchParams],
    headers: request.headers,
    readText: async (maxBytes) => {
      // A conditional update looks at the body twice.
      text ??= await readOnce(request, maxBytes);
      return text;
    },
  };
}

async function readOnce(request: Request, maxBytes: number): Promise<string> {
  const bytes = await readLimited(request.body, maxBytes);
  if (bytes) return textOf(bytes);
  throw new FhirError(413, 'too-long', `The body is larger than ${maxBytes} bytes.`);
}

async function respond(holderName: string, call: Call, request: Request): Promise<Response> {
  const isPretty = parameterOf(call, '_pretty') === 'true';
  // Until the wish is known, and when it cannot be met, refusals are told in JSON.
  let format: Format = 'json';
  try {
    const holder = await findHolder(holderName);
    if (!holder || isIdentityProvider(holder)) {
      throw new FhirError(404, 'not-found', `There is no data holder '${holderName}' here.`);
    }
    const [first, second, ...rest] = call.path;
    if (first === '.well-known' && second !== undefined && rest.length === 0) {
      requireMethod(call.method, ['GET']);
      return await serveWellKnown(holder, second, request);
    }
    const route = exportRoute(call.path);
    // Exports speak JSON whatever their files are asked for in.
    if (!route) format = formatAsked(call);
    const answer =
      first === 'metadata' && second === undefined
        ? serveMetadata(holder, call)
        : await serveProtected(holder, call, request, route);
    return responseOf(answer, { format, isPretty });
  } catch (error) {
    if (error instanceof FhirError) return responseOf(answerOf(error), { format, isPretty });
    log.error({ err: error, holder: holderName }, 'the FHIR server of the sandbox failed');
    const broken = new FhirError(500, 'exception', 'Something broke on our side.');
    return responseOf(answerOf(broken), { format, isPretty });
  }
}

/** The form of resources. A Binary may be asked for in its own, which is settled where it is read. */
function formatAsked(call: Call): Format {
  const accept = call.headers.get('accept');
  const format = parameterOf(call, '_format');
  const isBinary = call.path[0] === 'Binary' && call.path.length === 2 && call.method === 'GET';
  if (!isBinary) return negotiate(accept, format);
  return formatOf(format ?? accept ?? '') ?? 'json';
}

function serveMetadata(holder: Holder, call: Call): Answer {
  requireMethod(call.method, ['GET']);
  return { status: 200, resource: capabilityStatement(holder) };
}

async function serveProtected(
  servedBy: Holder,
  call: Call,
  request: Request,
  route: ExportRoute | null,
): Promise<Answer> {
  const { clientId, scope, access } = await authorize(servedBy, request);
  const holder = servedBy.name;
  const versions = await loadVersions(holder, clientId);
  const world = createWorld(versions, () => new Date());
  const scene: Scene = {
    holder,
    baseUrl: holderAddresses(holder).baseUrl,
    clientId,
    access,
    world,
  };
  if (route) {
    const url = `${scene.baseUrl}/${call.path.join('/')}${new URL(request.url).search}`;
    return serveExport(scene, call, route, { url, scope });
  }
  const answer =
    call.path.length === 0 ? await serveBase(scene, call) : await routeCall(scene, call);
  await saveVersions(holder, clientId, world.pending, versions.length);
  return answer;
}

async function serveBase(scene: Scene, call: Call): Promise<Answer> {
  if (call.method === 'GET') {
    throw new FhirError(
      404,
      'not-supported',
      'Nothing is served at the base itself: searches need a type, such as Patient; /metadata says more. Batches are sent here by POST.',
    );
  }
  requireMethod(call.method, ['POST']);
  return serveBundle(scene, call);
}
