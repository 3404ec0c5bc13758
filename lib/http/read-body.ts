import 'server-only';
import { AppError } from '@/lib/errors';
import { byteSize } from '@/lib/format/quantities';
import { readLimited } from '@/lib/protocol/read-limited';

/** The largest request body, in bytes, unless an endpoint takes more. */
export const maxBodyBytes = 1024 * 1024;

const jsonType = /^application\/([a-z0-9!#$&^_.+-]+\+)?json$/i;

function tooLarge(limit: number): AppError {
  return new AppError('request.too_large', {
    detail: `The body may have ${limit} bytes (${byteSize(limit)}) at most.`,
  });
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  const bytes = await readLimited(request.body, limit);
  if (bytes === null) throw tooLarge(limit);
  return bytes;
}

/**
 * The body of a request as JSON. No body is an empty object, so that what is missing is told field by field.
 *
 * @throws AppError `request.too_large`, `request.unsupported_media_type`, `request.malformed`
 */
export async function readJson(request: Request, limit = maxBodyBytes): Promise<unknown> {
  const bytes = await readBytes(request, limit);
  if (bytes.byteLength === 0) return {};
  const type = request.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
  if (!jsonType.test(type)) {
    throw new AppError('request.unsupported_media_type', {
      detail: `Found Content-Type: ${type || '(none)'}; expected application/json.`,
    });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw new AppError('request.malformed', {
      // The parser's own message would repeat a part of the body.
      detail: `The body is not valid JSON in UTF-8${position ? ` (at character ${position})` : ''}.`,
      cause: error,
    });
  }
}

/**
 * The body of a request as it comes, for endpoints that take files of any size.
 *
 * @throws AppError `request.unsupported_media_type` at once; `request.too_large` while it is read
 */
export function bodyBytes(
  request: Request,
  mediaTypes: readonly string[],
  limit: number,
): AsyncIterable<Uint8Array> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!mediaTypes.includes(type)) {
    throw new AppError('request.unsupported_media_type', {
      detail: `Found Content-Type: ${type || '(none)'}; expected ${mediaTypes.join(', ')}.`,
    });
  }
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  return limited(request.body, limit);
}

async function* limited(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw tooLarge(limit);
    yield chunk;
  }
}
