import 'server-only';
import { excerpt, textOf } from '@/lib/protocol/bytes';
import { readLimited } from '@/lib/protocol/read-limited';
import { OAuthError, type OAuthErrorCode } from './oauth-error';

/** A chain of six certificates and a statement fit several times. */
const maxBodyBytes = 128 * 1024;

/** Reads a body of the expected media type as text, and stops reading when it becomes too large. */
async function readBody(
  request: Request,
  expectedType: string,
  code: OAuthErrorCode,
): Promise<string> {
  const type = request.headers.get('content-type') ?? '';
  if (type.split(';')[0]?.trim().toLowerCase() !== expectedType) {
    throw new OAuthError(code, `Found content type ${type || 'none'}, expected ${expectedType}.`);
  }
  const bytes = await readLimited(request.body, maxBodyBytes);
  if (bytes === null) {
    throw new OAuthError(code, `The body is larger than ${maxBodyBytes} bytes.`, { status: 413 });
  }
  return textOf(bytes);
}

/** Reads a body as a JSON object. Refuses everything else with `code`. */
export async function readJsonBody(
  request: Request,
  code: OAuthErrorCode,
): Promise<Record<string, unknown>> {
  const text = await readBody(request, 'application/json', code);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new OAuthError(
      code,
      `The body is not JSON: found ${text ? excerpt(text, 60) : 'nothing'}.`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new OAuthError(code, `Expected a JSON object, found ${excerpt(text, 60)}.`);
  }
  return value as Record<string, unknown>;
}

/** Reads the form in a body. See {@link readForm}. */
export async function readFormBody(request: Request): Promise<ReadonlyMap<string, string>> {
  return readForm(await readFormText(request));
}

/** The form in a body as it was sent. Throws OAuthError `invalid_request` for another body, and one that is too large. */
export function readFormText(request: Request): Promise<string> {
  return readBody(request, 'application/x-www-form-urlencoded', 'invalid_request');
}

/** The form that a page of ours has sent; null for another body, and one that is too large. */
export async function readPageForm(request: Request): Promise<URLSearchParams | null> {
  try {
    return new URLSearchParams(await readFormText(request));
  } catch (error) {
    if (error instanceof OAuthError) return null;
    throw error;
  }
}

/**
 * Reads a form. A parameter that is sent twice is refused; one without a value counts as left out.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-3.2
 */
export function readForm(text: string): ReadonlyMap<string, string> {
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (form.has(name)) {
      throw new OAuthError('invalid_request', `The parameter ${name} was sent more than once.`);
    }
    form.set(name, value);
  }
  return new Map([...form].filter(([, value]) => value !== ''));
}
