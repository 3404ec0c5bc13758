import { absoluteUrl } from '../absolute-url';
import { excerpt } from '../bytes';
import type { Check } from '../check';
import type { HttpResult } from '../transport';
import { checkHttps } from './addresses';
import { check } from './bulk-checks';

/**
 * Judges the answer to a kick-off that was not refused.
 * @returns the address of the status; null when there is none
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#response---success
 */
export function processKickOff(
  { response, exchangeId }: HttpResult,
  baseUrl: string,
): { statusUrl: string | null; checks: Check[] } {
  if (!response) return { statusUrl: null, checks: [] };
  const { status, headers } = response;
  const accepted = check('bulk.kick-off.accepted', {
    verdict: status === 202 ? 'pass' : 'fail',
    seen: `Status ${status}.`,
    exchangeId,
  });
  if (status !== 202) return { statusUrl: null, checks: [accepted] };
  const location = headers['content-location'];
  const statusUrl = location === undefined ? null : absoluteUrl(location, response.url);
  const isAbsolute = location !== undefined && URL.canParse(location);
  const seen =
    location === undefined
      ? `No Content-Location.${headers.location === undefined ? '' : ` There is Location: ${excerpt(headers.location)}, which is another header.`}`
      : excerpt(location, 300);
  return {
    statusUrl,
    checks: [
      accepted,
      check('bulk.kick-off.content-location', {
        verdict: statusUrl === null ? 'fail' : isAbsolute ? 'pass' : 'warn',
        seen: statusUrl !== null && !isAbsolute ? `${seen}, which is relative` : seen,
        exchangeId,
      }),
      ...(statusUrl === null ? [] : checkHttps([statusUrl], baseUrl, exchangeId)),
    ],
  };
}
