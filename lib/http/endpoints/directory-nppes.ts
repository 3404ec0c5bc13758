import 'server-only';
import * as z from 'zod';
import { lookUpNppes } from '@/lib/domain/directory/nppes/look-up-nppes';
import { noteNppesRecord } from '@/lib/domain/directory/nppes/note-nppes-record';
import { NppesAnswerSchema, NppesNoteSchema, NppesSearchSchema } from '@/lib/schemas/nppes';
import { endpoint } from '../endpoint';

const tag = 'Directory';

/** Asks NPPES. */
export const searchNppes = endpoint({
  id: 'directory.nppes.search',
  method: 'GET',
  path: '/workspaces/{slug}/directory/nppes',
  summary: 'Look organizations up in NPPES, by NPI or by the beginning of the name and the place',
  description:
    'The state of the answer tells whether NPPES answered, refused the question, or does not answer. An empty list means that NPPES does not currently list it: deactivated, never issued and mistyped NPIs look the same there.',
  tag,
  access: { kind: 'workspace', permission: 'directory.read' },
  query: NppesSearchSchema,
  status: 200,
  response: NppesAnswerSchema,
  handler: ({ query, signal }) => lookUpNppes(query, signal),
});

/** Puts a record of NPPES into the directory. */
export const noteNppes = endpoint({
  id: 'directory.nppes.note',
  method: 'POST',
  path: '/workspaces/{slug}/directory/nppes/{npi}',
  summary: 'Put an organization of NPPES and its self-reported FHIR endpoints into the directory',
  tag,
  access: { kind: 'workspace', permission: 'directory.suggest' },
  params: z.object({ npi: z.string().regex(/^\d{10}$/, 'expected the ten digits of an NPI') }),
  status: 200,
  response: NppesNoteSchema,
  audit: {
    action: 'directory.note_nppes',
    target: (note) =>
      note.state === 'noted'
        ? { kind: 'directory-organization', id: note.organizationId, detail: { npi: note.npi } }
        : null,
  },
  handler: ({ params: { npi }, actor, signal }) => noteNppesRecord(npi, actor.name, signal),
});
