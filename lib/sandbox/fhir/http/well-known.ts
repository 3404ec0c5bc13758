import 'server-only';
import type { Holder } from '../../holders/settings';
import { openidConfiguration } from '../../oauth/openid-configuration';
import { udapMetadata } from '../../udap/metadata';
import { FhirError } from '../search/fhir-error';
import { smartConfiguration } from '../smart-configuration';
import { anyOrigin } from './respond';

const headers = { ...anyOrigin, 'cache-control': 'no-store' };

/**
 * The documents below `/.well-known`: plain JSON, whatever `Accept` says, for everybody.
 * @throws {FhirError} 404 for other documents
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html
 * @see https://hl7.org/fhir/us/udap-security/STU2/discovery.html
 */
export async function serveWellKnown(
  holder: Holder,
  document: string,
  request: Request,
): Promise<Response> {
  switch (document) {
    case 'udap': {
      const community = new URL(request.url).searchParams.get('community');
      const answer = await udapMetadata(holder, community);
      if (answer.status === 200) return Response.json(answer.body, { headers });
      if (answer.status === 204) return new Response(null, { status: 204, headers });
      throw new FhirError(404, 'not-found', 'This holder has no UDAP.');
    }
    case 'smart-configuration':
      return Response.json(smartConfiguration(holder), { headers });
    case 'openid-configuration':
      return Response.json(openidConfiguration(holder), { headers });
    default:
      throw new FhirError(404, 'not-found', `There is no /.well-known/${document} here.`);
  }
}
