import 'server-only';
import { createHash } from 'node:crypto';
import type { NewResource } from '../resource-types';
import { concept, systems } from '../data/codes';
import { encounterReference } from './build-encounters';
import { practitionerReference } from './build-organizations';
import { closingInstant, dateOf } from './days';
import { eventId, patientReference, type History, type Visit } from './history';
import { writePdf } from './pdf';
import { writePng } from './png';
import { createRandom } from './random';

type Document = NewResource<'Binary'> | NewResource<'DocumentReference'>;

interface Content {
  key: string;
  title: string;
  loinc: readonly [code: string, display: string];
  contentType: 'application/pdf' | 'image/png';
  bytes: Buffer;
}

/** The summary of the last visit as PDF and, where there was a checkup, the trace of a heart as picture. */
export function buildDocuments(history: History): [Document, Visit][] {
  const last = history.visits.at(-1);
  const checkup = history.visits.findLast((visit) => visit.kind === 'checkup');
  return [
    ...(last ? documentOf(history, last, summaryOf(history, last)) : []),
    ...(checkup ? documentOf(history, checkup, traceOf(history, checkup)) : []),
  ];
}

function documentOf(
  { person }: History,
  visit: Visit,
  { key, title, loinc, contentType, bytes }: Content,
): [Document, Visit][] {
  const id = eventId(person, key, visit.day);
  const patient = patientReference(person);
  const binary: NewResource<'Binary'> = {
    resourceType: 'Binary',
    id: `${id}-content`,
    contentType,
    // Who may see the patient may see the document.
    securityContext: { reference: patient.reference },
    data: bytes.toString('base64'),
  };
  const reference: NewResource<'DocumentReference'> = {
    resourceType: 'DocumentReference',
    id,
    masterIdentifier: { system: 'https://harbor.example/documents', value: id },
    status: 'current',
    docStatus: 'final',
    type: concept(systems.loinc, loinc[0], loinc[1]),
    category: [
      {
        coding: [
          {
            system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
            code: 'clinical-note',
            display: 'Clinical Note',
          },
        ],
      },
    ],
    subject: patient,
    date: closingInstant(visit.day),
    author: [practitionerReference(visit.practitioner)],
    description: title,
    content: [
      {
        attachment: {
          contentType,
          url: `Binary/${binary.id}`,
          size: bytes.length,
          hash: createHash('sha1').update(bytes).digest('base64'),
          title,
          creation: closingInstant(visit.day),
        },
      },
    ],
    context: { encounter: [encounterReference(visit)] },
  };
  return [
    [binary, visit],
    [reference, visit],
  ];
}

function summaryOf({ person, onsets }: History, visit: Visit): Content {
  const name = `${person.given.join(' ')} ${person.family}`;
  return {
    key: 'summary',
    title: `Visit summary of ${dateOf(visit.day)}`,
    loinc: ['11506-3', 'Progress note'],
    contentType: 'application/pdf',
    bytes: writePdf([
      `Visit summary: ${name}`,
      `Date: ${dateOf(visit.day)}`,
      `Seen by: ${practitionerReference(visit.practitioner).display}`,
      `Reason: ${visit.kind}`,
      ...[...onsets].map(([key, day]) => `Known since ${dateOf(day)}: ${key.replaceAll('-', ' ')}`),
      'This person is fictional.',
    ]),
  };
}

/** One lead of an electrocardiogram, as a line on paper with a grid. */
function traceOf({ person }: History, visit: Visit): Content {
  const random = createRandom(`${person.id} trace ${visit.day}`);
  const period = random.int(38, 56);
  const middle = 50;
  const line = Array.from({ length: 240 }, (_, x) => {
    const phase = x % period;
    if (phase === 12) return middle + 6;
    if (phase === 13 || phase === 14) return middle - 34 + 4 * (phase - 13);
    if (phase === 15) return middle + 12;
    if (phase >= 22 && phase <= 30)
      return middle - Math.round(8 * Math.sin(((phase - 22) / 8) * 3));
    return middle;
  });
  return {
    key: 'ecg',
    title: `Electrocardiogram of ${dateOf(visit.day)}`,
    loinc: ['11524-6', 'EKG study'],
    contentType: 'image/png',
    bytes: writePng(line.length, 80, (x, y) => {
      const [here = middle, next = middle] = [line[x], line[x + 1]];
      const isLine = y >= Math.min(here, next) && y <= Math.max(here, next);
      if (isLine) return 0;
      return x % 10 === 0 || y % 10 === 0 ? 214 : 255;
    }),
  };
}
