import type { Tone } from '@/components/ui/badge';
import type { EndpointStatus } from '@/lib/schemas/directory';

/** How an endpoint is doing, in words. */
export const statusWords: Record<EndpointStatus, { word: string; tone: Tone; says: string }> = {
  working: { word: 'Works', tone: 'pass', says: 'Its documents answered the last time.' },
  degraded: {
    word: 'Degraded',
    tone: 'warn',
    says: 'Some of its documents answer, others do not.',
  },
  unreachable: { word: 'Unreachable', tone: 'fail', says: 'It worked before and does not answer.' },
  'never-worked': { word: 'Never worked', tone: 'fail', says: 'It has never answered us.' },
  moved: { word: 'Moved', tone: 'warn', says: 'It leads to another address.' },
  'not-checked': { word: 'Not checked', tone: 'skip', says: 'Nobody has asked it yet.' },
};

/** The status of an endpoint, also of one whose status this page does not know. */
export function statusOf(status: string): (typeof statusWords)[EndpointStatus] {
  return statusWords[status as EndpointStatus] ?? statusWords['not-checked'];
}

/** FHIR releases as people write them. */
export const fhirWords: Record<string, string> = {
  dstu2: 'DSTU2',
  stu3: 'STU3',
  r4: 'R4',
  r5: 'R5',
  unknown: 'FHIR version unknown',
};

/** What the facets of a search are called. */
export const facetWords: Record<string, string> = {
  vendor: 'Vendor',
  fhir: 'FHIR version',
  status: 'Status',
  has: 'Supports',
  grant: 'Grant types',
  capability: 'SMART capabilities',
  community: 'Trust communities',
  state: 'State',
  kind: 'Kind',
  audience: 'For',
  source: 'Source',
};

/** How good an outcome of a probe is. A document that is not offered is no fault. */
export function outcomeTone(outcome: string): Tone {
  if (outcome === 'ok' || outcome === 'not-modified') return 'pass';
  if (outcome === 'absent') return 'skip';
  return outcome === 'throttled' ? 'warn' : 'fail';
}
