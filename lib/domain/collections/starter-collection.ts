import 'server-only';
import type * as z from 'zod';
import { SavedRequestInputSchema, type Collection } from '@/lib/schemas/collection';
import { createCollection } from './save-collection';
import { createSavedRequest } from './save-request';
import { getCollection } from './get-collection';

type Input = z.input<typeof SavedRequestInputSchema>;

const requests: readonly Input[] = [
  {
    name: 'Capabilities',
    note: 'Needs no token: what the holder says that it can do.',
    request: {
      auth: { method: 'none' },
      request: { path: 'metadata' },
      assertions: [
        { kind: 'status', is: ['200'] },
        {
          kind: 'fhirpath',
          expression: 'CapabilityStatement.fhirVersion',
          is: 'equals',
          value: '4.0.1',
        },
      ],
    },
  },
  {
    name: 'Patients',
    note: 'Takes the id of the first patient into {{patient}} for the requests that follow.',
    folder: 'One patient',
    request: {
      request: { path: 'Patient?_count=5' },
      assertions: [
        { kind: 'status', is: ['200'] },
        { kind: 'content-type', is: 'application/fhir+json' },
        { kind: 'fhirpath', expression: 'Bundle.entry.exists()', is: 'true' },
      ],
      captures: [{ variable: 'patient', expression: 'Bundle.entry.resource.id' }],
    },
  },
  {
    name: 'That patient',
    folder: 'One patient',
    request: {
      request: { path: 'Patient/{{patient}}' },
      assertions: [
        { kind: 'fhirpath', expression: 'Patient.name.exists()', is: 'true' },
        { kind: 'time', belowMs: 5000 },
      ],
    },
  },
  {
    name: 'No such patient',
    note: 'A refusal can be demanded, too.',
    request: {
      request: { path: 'Patient/no-such-patient' },
      assertions: [{ kind: 'status', is: ['404'] }],
    },
  },
];

/** Makes a collection that runs as it stands against a sandbox holder, or a holder of the workspace. */
export async function createStarterCollection(
  workspaceId: string,
  by: string,
  holder: string,
): Promise<Collection> {
  const { id } = await createCollection(workspaceId, {
    name: 'Sandbox tour',
    note: `Four requests against ${holder}, with what is demanded of each answer. Run it as a test.`,
  });
  for (const { request, ...rest } of requests) {
    const input = SavedRequestInputSchema.parse({ ...rest, request: { ...request, holder } });
    await createSavedRequest(workspaceId, id, by, input);
  }
  return getCollection(workspaceId, id);
}
