import * as z from 'zod';
import { readUtf8, type OpenList } from '../../list-bytes';
import { ListError } from '../../list-error';
import { readJson } from '../../read-json';
import { text } from '../../loose';

/** A resource of a list, with what its bundle says of it. */
export interface FhirEntry {
  place: string;
  fullUrl: string | null;
  resource: unknown;
}

/** Id of the bundle, and its entries. */
export type FhirItem = { bundleId: string } | FhirEntry;

const EntrySchema = z.object({ fullUrl: text, resource: z.unknown() });

/** Entries of a Bundle of any type. `total` is not looked at: it is often wrong. */
export async function* readBundle(open: OpenList): AsyncGenerator<FhirItem> {
  let index = 0;
  for await (const { path, value } of readJson(open, ['$.id', '$.entry.*'])) {
    if (path[0] === 'id') {
      if (typeof value === 'string') yield { bundleId: value };
      continue;
    }
    const entry = EntrySchema.safeParse(value).data;
    yield {
      place: `entry[${index}]`,
      fullUrl: entry?.fullUrl ?? null,
      resource: entry?.resource,
    };
    index += 1;
  }
}

const longestLine = 16_777_216;

/**
 * Resources of a file with one on each line.
 * @throws ListError `json.broken` with the number of the line, or `line.too-long`.
 * @see https://hl7.org/fhir/uv/bulkdata/export.html#response---output-request
 */
export async function* readNdjson(open: OpenList): AsyncGenerator<FhirItem> {
  const decoder = new TextDecoder();
  let rest = '';
  let line = 0;
  for await (const piece of readUtf8(open)) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const content of lines) {
      line += 1;
      yield* lineEntry(content, line);
    }
    if (rest.length > longestLine) throw tooLong(line + 1);
  }
  yield* lineEntry(rest + decoder.decode(), line + 1);
}

function* lineEntry(content: string, line: number): Generator<FhirEntry> {
  if (content.trim() === '') return;
  let resource: unknown;
  try {
    resource = JSON.parse(content);
  } catch (cause) {
    throw new ListError('json.broken', {
      found: `Line ${line}: ${(cause as Error).message.slice(0, 200)}`,
      expected: 'One complete JSON resource on each line.',
      wayOut: 'Fetch it again; if it stays so, ask the publisher or remove the line.',
      cause,
    });
  }
  yield { place: `line ${line}`, fullUrl: null, resource };
}

function tooLong(line: number): ListError {
  return new ListError('line.too-long', {
    found: `Line ${line} is longer than ${longestLine} characters.`,
    expected: 'One resource on each line.',
    wayOut: 'Upload it as a Bundle if it is one JSON document.',
  });
}
