import * as z from 'zod';
import { docsKinds, type DocsHit } from '@/lib/guide/docs-place';
import { RunFrameSchema, type RunFrame } from '@/lib/run/frames';
import { saveBlob } from './save-blob';

const FieldProblemSchema = z.object({ path: z.string(), code: z.string(), detail: z.string() });
/** A refusal of the API as the browser reads it (RFC 9457 §3.1): what an old portal leaves out is no error. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().optional(),
  code: z.string(),
  requestId: z.string().optional(),
  errors: z.array(FieldProblemSchema).default([]),
});
type Problem = z.infer<typeof ProblemSchema>;

/** What the API answered instead of a result (RFC 9457). `message` is fit to be shown. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }

  /** What is wrong with one field of the input, if anything is. */
  field(path: string): string | undefined {
    return this.problem.errors.find((error) => error.path === path)?.detail;
  }
}

const unreachable = (detail: string): ApiError =>
  new ApiError({
    type: 'about:blank',
    title: 'No answer',
    status: 0,
    code: 'client.unreachable',
    detail,
    errors: [],
  });

async function send(
  method: string,
  path: string,
  body: unknown,
  accept: string,
  signal?: AbortSignal,
) {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: { accept, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachable('The portal could not be reached. Check that it runs, then try again.');
  }
  if (response.ok) return response;
  const parsed = ProblemSchema.safeParse(await response.json().catch(() => null));
  if (parsed.success) throw new ApiError(parsed.data);
  throw unreachable(`The portal answered with status ${response.status} and no explanation.`);
}

/**
 * Calls the API and parses the answer. Throws an ApiError whose message can be shown.
 *
 * @param path below `/api/v1`, with a leading slash
 */
export async function callApi<Schema extends z.ZodType>(
  schema: Schema,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<z.infer<Schema>> {
  const response = await send(method, path, body, 'application/json');
  return schema.parse(response.status === 204 ? undefined : await response.json());
}

/**
 * POSTs to the API and has the browser save the answer as a file. Throws an ApiError whose message can be
 * shown.
 *
 * @param path below `/api/v1`, with a leading slash
 */
export async function downloadFromApi(
  path: string,
  body: unknown,
  fileName: string,
): Promise<void> {
  const response = await send('POST', path, body, '*/*');
  saveBlob(await response.blob(), fileName);
}

/**
 * The bytes that the API answers to a GET. Throws an ApiError whose message can be shown.
 *
 * @param path below `/api/v1`, with a leading slash
 */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await send('GET', path, undefined, '*/*');
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Has the browser save what the API answers to a GET, as it comes and however long it is. It is asked twice: the first
 * answer only shows that there is no problem. Throws an ApiError whose message can be shown when there is one.
 *
 * @param path below `/api/v1`, with a leading slash; answers as an attachment
 */
export async function openDownload(path: string): Promise<void> {
  const asked = new AbortController();
  await send('GET', path, undefined, '*/*', asked.signal);
  asked.abort();
  location.assign(`/api/v1${path}`);
}

/**
 * The frames of a run as they happen: POST starts one, GET follows one. Ends with the run; throws an
 * ApiError when it could not start, and the signal's reason when that fires.
 */
export async function* streamRun(
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
  signal: AbortSignal,
): AsyncGenerator<RunFrame> {
  const response = await send(method, path, body, 'application/x-ndjson', signal);
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      if (line.trim()) yield RunFrameSchema.parse(JSON.parse(line));
    }
    if (done) return;
  }
}

const DocsHitsSchema = z.object({
  hits: z.array(
    z.object({
      kind: z.enum(docsKinds),
      href: z.string().startsWith('/docs/'),
      title: z.string(),
      heading: z.string().nullable(),
      excerpt: z.string(),
    }),
  ),
});

/** The best places of the documentation for some words. Throws when they cannot be had. */
export async function findInDocs(query: string, signal: AbortSignal): Promise<DocsHit[]> {
  const response = await fetch(`/docs/search/hits?q=${encodeURIComponent(query)}`, { signal });
  if (!response.ok) throw unreachable('The search does not answer.');
  return DocsHitsSchema.parse(await response.json()).hits;
}
