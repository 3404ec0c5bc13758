import { checksFrom, type Check, type CheckDefinition } from '../check';
import { smart } from '../citations';
import { shown } from '../json-body';

/** What is demanded of the address at which plain RFC 7591 registration happens. */
export const registrationEndpointChecks = {
  'oauth.registration.endpoint': {
    title: 'The registration endpoint is known',
    level: 'SHALL',
    expected: 'An absolute http or https URL, typed in or named by the SMART configuration.',
    why: 'RFC 7591 does not say where a server registers clients; discovery or the holder does.',
    fix: 'Type the registration endpoint in when the holder told you one; otherwise the holder offers no dynamic registration: use UDAP, or ask for manual registration.',
    citation: smart('conformance', 'Conformance'),
  },
} as const satisfies Record<string, CheckDefinition>;

const check = checksFrom(registrationEndpointChecks);

function isWebAddress(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    URL.canParse(value) &&
    ['https:', 'http:'].includes(new URL(value).protocol)
  );
}

/**
 * Which registration endpoint to use: the one that people typed before the one that the SMART configuration names.
 * @see https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html
 */
export function judgeRegistrationEndpoint(known: {
  typed: string | null;
  configuration: Readonly<Record<string, unknown>> | null;
}): { endpoint: string | null; check: Check } {
  const id = 'oauth.registration.endpoint';
  if (known.typed !== null) {
    const seen = `${known.typed}, as it was typed in.`;
    return { endpoint: known.typed, check: check(id, { verdict: 'pass', seen }) };
  }
  const named = known.configuration?.['registration_endpoint'];
  if (isWebAddress(named)) {
    const seen = `${named}, from the SMART configuration.`;
    return { endpoint: named, check: check(id, { verdict: 'pass', seen }) };
  }
  const seen =
    known.configuration === null
      ? 'The holder has no SMART configuration that could be read, and none was typed in.'
      : `registration_endpoint is ${shown(named)} in the SMART configuration, and none was typed in.`;
  return { endpoint: null, check: check(id, { verdict: 'fail', seen }) };
}
