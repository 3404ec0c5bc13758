import 'server-only';
import * as z from 'zod';
import { exportDirectory } from '@/lib/domain/directory/search/export-directory';
import { searchDirectory as search } from '@/lib/domain/directory/search/search-directory';
import { exportFileName } from '@/lib/directory/search/export-file-name';
import { log } from '@/lib/log';
import { DirectoryAnswerSchema, DirectoryQuerySchema } from '@/lib/schemas/directory';
import { endpoint } from '../endpoint';

const tag = 'Directory';
const access = { kind: 'workspace', permission: 'directory.read' } as const;

/** One page of the directory. */
export const searchDirectory = endpoint({
  id: 'directory.search',
  method: 'GET',
  path: '/workspaces/{slug}/directory',
  summary: 'Search the directory of FHIR endpoints by name, place, NPI or address',
  description:
    'Misspelled words are mended, and `understood` says which; with `exact=1` they are not. Several values of one facet mean any of them, except `has`, `grant` and `capability`, where all must hold. Beyond 10,000 entries `total` stops and `isTotalExact` is false.',
  tag,
  access,
  query: DirectoryQuerySchema,
  status: 200,
  response: DirectoryAnswerSchema,
  handler: ({ query }) => search(query),
});

const files = {
  csv: { mediaType: 'text/csv; charset=utf-8; header=present', name: 'directory', ending: 'csv' },
  ndjson: { mediaType: 'application/x-ndjson; charset=utf-8', name: 'directory', ending: 'ndjson' },
  brands: { mediaType: 'application/fhir+json; charset=utf-8', name: 'brands', ending: 'json' },
} as const;

/** A stream that is read at the client's pace, and no further when the client goes away. */
function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      try {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        // The status is sent already: all that is left is to break the stream off.
        log.error({ err: error }, 'an export of the directory broke off');
        controller.error(error);
      }
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
}

/** Everything that a search fits, as a file. */
export const exportDirectoryFile = endpoint({
  id: 'directory.export',
  method: 'GET',
  path: '/workspaces/{slug}/directory/export',
  summary: 'Export what a search fits: CSV, newline-delimited JSON or SMART User-access Brands',
  description:
    'Takes what the search takes; pages mean nothing. At most 50,000 entries (one organization at one endpoint each): more are refused before the first byte.',
  tag,
  access,
  query: DirectoryQuerySchema.extend({ format: z.enum(['csv', 'ndjson', 'brands']) }),
  status: 200,
  response: null,
  alternatives: {
    'text/csv': 'One entry a row, with a header.',
    'application/x-ndjson': 'One entry a line.',
    'application/fhir+json': 'A Bundle of Organizations and Endpoints.',
  },
  handler: async ({ query: { format, ...query } }) => {
    const { mediaType, name, ending } = files[format];
    const fileName = exportFileName(name, ending, query.q, new Date());
    return new Response(streamOf(await exportDirectory(query, format)), {
      headers: {
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${fileName}"`,
        'x-content-type-options': 'nosniff',
      },
    });
  },
});
