import 'server-only';
import { AppError } from '@/lib/errors';
import { readLimited } from '@/lib/protocol/read-limited';

/** The largest request body, in bytes. */
export const maxBodyBytes = 1024 * 1024;

const jsonType = /^application\/([a-z0-9!#$&^_.+-]+\+)?json$/i;

function tooLarge(): AppError {
  return new AppError('request.too_large', {
    detail: `The body may have ${maxBodyBytes} bytes (1 MiB) at most.`,
  });
}

async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) throw tooLarge();
  const bytes = await readLimited(request.body, maxBodyBytes);
  if (bytes === null) throw tooLarge();
  return bytes;
}

/**
 * The body of a request as JSON. No body is an empty object, so that what is missing is told field by field.
 *
 * @throws AppError `request.too_large`, `request.unsupported_media_type`, `request.malformed`
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
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
