import { parse } from 'csv-parse/stream';
import { readUtf8, type OpenList } from './list-bytes';
import { ListError } from './list-error';

/** A record of a CSV file. */
export interface CsvRow {
  cells: readonly string[];
  /** Counted from 1, headers included, empty rows not. */
  number: number;
}

const longestRow = 1_000_000;

/**
 * The records of a CSV file, empty ones left out, whatever the number of their cells.
 * @throws ListError `csv.broken`, or one of `readUtf8`.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export async function* readCsv(open: OpenList): AsyncGenerator<CsvRow> {
  const { readable, writable } = parse({
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  }) as TransformStream<Uint8Array, string[]>;
  const reader = readable.getReader();
  const writing = write(readUtf8(open), writable);
  // Its failure also comes out of the reader, where it is dealt with.
  writing.catch(() => undefined);
  let number = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      number += 1;
      yield { cells: value, number };
    }
    await writing;
  } catch (cause) {
    throw cause instanceof ListError ? cause : broken(cause);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function write(pieces: AsyncIterable<Uint8Array>, writable: WritableStream<Uint8Array>) {
  const writer = writable.getWriter();
  try {
    for await (const piece of pieces) await writer.write(piece);
    await writer.close();
  } catch (error) {
    await writer.abort(error);
    throw error;
  }
}

function broken(cause: unknown): ListError {
  return new ListError('csv.broken', {
    found: cause instanceof Error ? cause.message : 'Something that is not CSV.',
    expected: 'CSV (RFC 4180): a cell with a quotation mark at its beginning has one at its end.',
    wayOut: 'Open it in a spreadsheet, save it as CSV UTF-8 and upload that.',
    cause,
  });
}
