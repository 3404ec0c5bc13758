import { excerpt } from '../bytes';

/**
 * An OAuth error in words: status, code, description and address, as far as they are there.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
export function refusalText(status: number, body: Readonly<Record<string, unknown>>): string {
  const { error, error_description: description, error_uri: uri } = body;
  const code = typeof error === 'string' ? excerpt(error, 80) : 'no error code';
  const words =
    typeof description === 'string' && description.trim() !== ''
      ? `: “${excerpt(description, 300)}”`
      : ', without error_description';
  const more = typeof uri === 'string' && uri !== '' ? ` See ${excerpt(uri, 200)}.` : '';
  return `Status ${status}, ${code}${words}.${more}`;
}
