import { JSONParser } from '@streamparser/json';
import { readUtf8, type OpenList } from './list-bytes';
import { ListError } from './list-error';

/** A value of a JSON document, with the members and indexes that lead to it. */
export interface JsonValue {
  path: readonly (string | number)[];
  value: unknown;
}

/**
 * The values of one JSON document at `paths` (`$.id`, `$.entry.*`), in their order. Nothing else of the document is
 * kept, so its size does not matter; one value has to fit into memory.
 * @throws ListError `json.truncated`, `json.broken`, `json.second-document`, or one of `readUtf8`.
 */
export async function* readJson(
  open: OpenList,
  paths: readonly string[],
): AsyncGenerator<JsonValue> {
  const parser = new JSONParser({ paths: [...paths], keepStack: false });
  let ready: JsonValue[] = [];
  let offset = 0;
  parser.onValue = ({ value, key, stack }) => {
    const keys = [...stack.slice(1).map((frame) => frame.key), key];
    ready.push({ path: keys.filter((part) => part !== undefined), value });
  };
  for await (const piece of readUtf8(open)) {
    const failure = feed(parser, piece);
    offset += piece.byteLength;
    const values = ready;
    ready = [];
    yield* values;
    if (failure) throw failure;
  }
  if (parser.isEnded) return;
  throw new ListError('json.truncated', {
    found: `The file stops after ${offset} bytes, in the middle of the JSON document.`,
    expected: 'A complete JSON document.',
    wayOut: 'Fetch it again; the copy was cut off.',
  });
}

function feed(parser: JSONParser, piece: Uint8Array): ListError | null {
  try {
    parser.write(piece);
    return null;
  } catch (cause) {
    const words = (cause as Error).message;
    const at = /absolute position "(\d+)"/.exec(words)?.[1];
    const where = at === undefined ? '' : ` at byte ${at}`;
    if (parser.isEnded) {
      return new ListError('json.second-document', {
        found: `More text after the end of the JSON document${where}.`,
        expected: 'One JSON document and nothing behind it.',
        wayOut: 'Fetch it again, or cut what follows the document and upload the rest.',
        cause,
      });
    }
    return new ListError('json.broken', {
      found: `${words.replace(/ at chunk position.*$/, '')}${where}.`,
      expected: 'JSON (RFC 8259).',
      wayOut: 'Fetch it again, or mend the file and upload it.',
      cause,
    });
  }
}
