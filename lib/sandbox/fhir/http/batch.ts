import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Bundle, BundleEntry } from 'fhir/r4';
import { z } from 'zod';
import { FhirError } from '../search/fhir-error';
import { maxBundleBytes, readResource } from './body';
import type { Answer, Call, Scene } from './call';
import { decodeSegment } from './decode-segment';
import { answerOf } from './respond';
import { routeCall } from './route-call';
import { typeOf } from './search';
import { withLinks } from './transaction-links';
import { serveCreate } from './write';

const maxEntries = 200;

const EntrySchema = z.looseObject({
  fullUrl: z.string().optional(),
  resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }).optional(),
  request: z.looseObject({
    method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']),
    url: z.string().min(1),
    ifNoneMatch: z.string().optional(),
    ifModifiedSince: z.string().optional(),
    ifMatch: z.string().optional(),
    ifNoneExist: z.string().optional(),
  }),
});
type Entry = z.infer<typeof EntrySchema>;

/** What a transaction does first: deletions, then creations, changes, and reading at the end. */
const order = ['DELETE', 'POST', 'PUT', 'PATCH', 'GET', 'HEAD'];

/**
 * Answers a batch, in which each entry stands for itself, or a transaction, of which all is done or nothing.
 * @throws {FhirError} when the Bundle is none of them, and when an entry of a transaction is refused
 * @see https://hl7.org/fhir/R4/http.html#transaction
 */
export async function serveBundle(scene: Scene, call: Call): Promise<Answer> {
  const bundle = await readResource(call, maxBundleBytes);
  if (bundle.resourceType !== 'Bundle' || !['batch', 'transaction'].includes(bundle.type)) {
    throw new FhirError(400, 'invalid', 'Expected a Bundle of the type batch or transaction.');
  }
  const entries = (bundle.entry ?? []).map(readEntry);
  if (entries.length > maxEntries) {
    throw new FhirError(413, 'too-costly', `A Bundle has ${maxEntries} entries at most here.`);
  }
  const isTransaction = bundle.type === 'transaction';
  const answered = isTransaction
    ? await transact(scene, call, entries)
    : await inOrder(entries, (entry) => answerEntry(scene, call, entry));
  const result: Bundle = {
    resourceType: 'Bundle',
    type: isTransaction ? 'transaction-response' : 'batch-response',
    ...(answered.length > 0 && { entry: answered.map((answer) => responseEntry(answer)) }),
  };
  return { status: 200, resource: result };
}

function readEntry(entry: BundleEntry, index: number): Entry {
  const parsed = EntrySchema.safeParse(entry);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = ['entry', index, ...(issue?.path ?? [])].join('.');
  throw new FhirError(400, 'structure', `Bundle.${where}: ${issue?.message ?? 'it is wrong'}.`);
}

async function inOrder(
  entries: readonly Entry[],
  answer: (entry: Entry) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const entry of entries) answers.push(await answer(entry));
  return answers;
}

async function answerEntry(scene: Scene, call: Call, entry: Entry): Promise<Answer> {
  try {
    return await routeCall(scene, callOf(scene, call, entry));
  } catch (error) {
    if (error instanceof FhirError) return answerOf(error);
    throw error;
  }
}

async function transact(scene: Scene, call: Call, entries: readonly Entry[]): Promise<Answer[]> {
  // Ids are given first, so that entries can refer to each other by their fullUrl.
  const ids = new Map<Entry, string>();
  const links = new Map<string, string>();
  for (const entry of entries) {
    const { fullUrl, resource, request } = entry;
    if (request.method !== 'POST' && request.method !== 'PUT') continue;
    const id = request.method === 'POST' ? randomUUID() : (resource?.id ?? randomUUID());
    ids.set(entry, id);
    if (fullUrl !== undefined && resource) links.set(fullUrl, `${resource.resourceType}/${id}`);
  }
  const answers = new Map<Entry, Answer>();
  const sorted = entries.toSorted(
    (a, b) => order.indexOf(a.request.method) - order.indexOf(b.request.method),
  );
  for (const entry of sorted) {
    const resource = entry.resource && withLinks(entry.resource, links);
    const one = callOf(scene, call, { ...entry, resource });
    try {
      answers.set(entry, await transactOne(scene, one, ids.get(entry)));
    } catch (error) {
      if (!(error instanceof FhirError)) throw error;
      const where = `Bundle.entry[${entries.indexOf(entry)}]`;
      const text = `${where} was refused, so nothing of the transaction was done: ${error.message}`;
      throw new FhirError(error.status, error.code, text, error.headers, error.issues);
    }
  }
  return entries.flatMap((entry) => answers.get(entry) ?? []);
}

function transactOne(scene: Scene, call: Call, id: string | undefined): Promise<Answer> {
  const [typeName = '', ...rest] = call.path;
  const isCreate = call.method === 'POST' && rest.length === 0 && !typeName.startsWith('$');
  return isCreate ? serveCreate(scene, call, typeOf(typeName), id) : routeCall(scene, call);
}

/** An entry as the request that it stands for. */
function callOf({ baseUrl }: Scene, outer: Call, { request, resource }: Entry): Call {
  const relative = request.url.startsWith(`${baseUrl}/`)
    ? request.url.slice(baseUrl.length + 1)
    : request.url.replace(/^\//, '');
  const [path = '', query = ''] = relative.split('?');
  const headers = new Headers({ accept: 'application/fhir+json' });
  const prefer = outer.headers.get('prefer');
  if (prefer !== null) headers.set('prefer', prefer);
  for (const [name, value] of [
    ['if-none-match', request.ifNoneMatch],
    ['if-modified-since', request.ifModifiedSince],
    ['if-match', request.ifMatch],
    ['if-none-exist', request.ifNoneExist],
  ] as const) {
    if (value !== undefined) headers.set(name, value);
  }
  // A patch comes as Binary, whose content is the patch.
  const isPatch = request.method === 'PATCH' && resource?.resourceType === 'Binary';
  const text = isPatch
    ? Buffer.from(typeof resource.data === 'string' ? resource.data : '', 'base64').toString()
    : JSON.stringify(resource ?? null);
  headers.set('content-type', isPatch ? String(resource.contentType) : 'application/fhir+json');
  return {
    method: request.method === 'HEAD' ? 'GET' : request.method,
    path: path.split('/').map(decodeSegment),
    parameters: [...new URLSearchParams(query)],
    headers,
    readText: () => Promise.resolve(text),
  };
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
};

function responseEntry({ status, headers = {}, resource }: Answer): BundleEntry {
  const isRefusal = status >= 400;
  const modified = headers['last-modified'];
  const reason = reasons[status];
  return {
    ...(resource && !isRefusal && { resource }),
    response: {
      status: reason ? `${status} ${reason}` : String(status),
      ...(headers.location && { location: headers.location }),
      ...(headers.etag && { etag: headers.etag }),
      ...(modified && { lastModified: new Date(modified).toISOString() }),
      ...(isRefusal && resource && { outcome: resource }),
    },
  };
}
