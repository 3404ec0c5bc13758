import { checksFrom, type CheckDefinition } from '../check';
import { fhirR4, rfc } from '../citations';

const fhirPath = { label: 'FHIRPath', url: 'https://hl7.org/fhirpath/' };
const why = 'Somebody of your workspace demands it of this request.';
const fix =
  'Look at the answer. If it is right, change the assertion; if not, the holder or the request is wrong.';

/** What people demand of an answer. */
export const assertChecks = {
  'assert.status': {
    title: 'The status is as demanded',
    level: 'advice',
    expected: 'One of the demanded statuses.',
    why,
    fix,
    citation: rfc(9110, '15'),
  },
  'assert.time': {
    title: 'The answer came in time',
    level: 'advice',
    expected: 'An answer within the demanded time.',
    why,
    fix: 'Send it again: a first request also pays for the connection. If it stays slow, ask for less, or ask the holder.',
    citation: fhirR4('http', 'RESTful API'),
  },
  'assert.header': {
    title: 'The header is as demanded',
    level: 'advice',
    expected: 'The demanded header.',
    why,
    fix,
    citation: rfc(9110, '6.3'),
  },
  'assert.content-type': {
    title: 'The media type is as demanded',
    level: 'advice',
    expected: 'The demanded media type.',
    why,
    fix,
    citation: rfc(9110, '8.3'),
  },
  'assert.json': {
    title: 'The JSON has the demanded member',
    level: 'advice',
    expected: 'JSON with the demanded member.',
    why,
    fix,
    citation: rfc(6901, '4'),
  },
  'assert.fhirpath': {
    title: 'The content is as demanded',
    level: 'advice',
    expected: 'The demanded result of the expression.',
    why,
    fix,
    citation: fhirPath,
  },
  'assert.capture': {
    title: 'A value was taken from the answer',
    level: 'advice',
    expected: 'At least one value.',
    why: 'Requests that follow use this value.',
    fix: 'Look at the answer and mend the expression, or make the request before it bring what is looked for.',
    citation: fhirPath,
  },
} as const satisfies Record<string, CheckDefinition>;

export const check = checksFrom(assertChecks);
