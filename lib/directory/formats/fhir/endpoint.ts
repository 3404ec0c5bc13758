import { buildEndpoint } from '../../build-endpoint';
import { buildProblem } from '../../build-problem';
import type { EndpointStatement, ProblemStatement } from '../../statement';
import { findUrls } from '../../normalize/find-urls';
import type { EndpointResource } from './resources';

const otherTypes = /^(?:ihe-|dicom-|hl7v2-|direct-|secure-email|cda|xds|xca)/i;

/** The statement of an Endpoint, and what is wrong with it; no statement when its address is no FHIR base URL. */
export function readEndpoint(
  resource: EndpointResource,
  given: { key: string | null; place: string; list: string | null; vendor: string | null },
): { endpoint: EndpointStatement | null; problems: ProblemStatement[] } {
  const { place } = given;
  const reject = (
    rule: 'url.missing' | 'url.unusable' | 'endpoint.direct' | 'endpoint.not-fhir',
    found: string,
  ) => ({
    endpoint: null,
    problems: [buildProblem(rule, { place, found, effect: 'rejected' })],
  });
  const address = resource.address?.trim() ?? '';
  const type = connectionType(resource);
  if (address === '') return reject('url.missing', 'no address');
  if (isDirectAddress(address)) return reject('endpoint.direct', address);
  const looksFhir = /fhir|\/(?:dstu2|stu3|r4b?|r5)(?:\/|$)/i.test(address);
  if (otherTypes.test(type) && !looksFhir)
    return reject('endpoint.not-fhir', `${type}: ${address}`);
  const endpoint = buildEndpoint({
    url: address,
    key: given.key,
    name: resource.name?.trim() || null,
    fhirVersion: fhirVersionOf(resource),
    status: resource.status ?? null,
    vendor: given.vendor,
    registerUrl: registerUrlOf(resource),
    list: given.list,
  });
  if ('problem' in endpoint) return reject('url.unusable', `${address}: ${endpoint.problem}`);
  const problems = otherTypes.test(type)
    ? [
        buildProblem('endpoint.connection-type', {
          place,
          found: `${type}: ${address}`,
          effect: 'corrected',
        }),
      ]
    : [];
  return { endpoint, problems };
}

function isDirectAddress(address: string): boolean {
  return /^(?:mailto:)?[^\s/@:]+@[^\s/@]+$/i.test(address);
}

function connectionType(resource: EndpointResource): string {
  const first = resource.connectionType[0];
  const coding = first && ('coding' in first ? first.coding[0] : first);
  return coding?.code ?? '';
}

/** `endpoint-fhir-version` of STU 2.2, and the extension that early Brands took from CapabilityStatement. */
function fhirVersionOf({ extension }: EndpointResource): string | null {
  const found = extension.find(({ url }) => /fhir-?version$/i.test(url));
  return found?.valueCode ?? found?.valueString ?? found?.valueCoding?.code ?? null;
}

function registerUrlOf({ contact }: EndpointResource): string | null {
  const published = contact.find((point) => point.system === 'url')?.value;
  return findUrls(published ?? '')[0] ?? null;
}
