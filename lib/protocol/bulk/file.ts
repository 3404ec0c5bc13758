import { excerpt } from '../bytes';
import type { Check } from '../check';
import { failureCheck } from '../failures';
import { mediaType } from '../json-body';
import { isObject } from '../json-value';
import type { HttpResult } from '../transport';
import { check } from './bulk-checks';
import type { ExportFile } from './manifest';
import { said } from './status';

/** What a file turned out to hold. */
export interface FileResult {
  isThere: boolean;
  /** Resources in it. */
  lines: number;
  bytes: number;
  checks: Check[];
}

const newline = 10;
/** Lines that are read before others have their turn. */
const linesAtOnce = 500;

interface Lines {
  count: number;
  /** The first line that is wrong, in words. */
  problem: string | null;
}

/** Looks at each line of a file. */
async function readLines(
  bytes: Uint8Array,
  type: string,
  breathe: () => Promise<void>,
): Promise<Lines> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const lines: Lines = { count: 0, problem: null };
  let number = 0;
  for (let from = 0; from < bytes.length; number += 1) {
    const end = bytes.indexOf(newline, from);
    const to = end < 0 ? bytes.length : end;
    const problem = lineProblem(bytes.subarray(from, to), type, decoder);
    from = to + 1;
    if (problem === 'empty') continue;
    lines.count += 1;
    if (problem !== null) lines.problem ??= `Line ${number + 1} ${problem}`;
    if (number % linesAtOnce === linesAtOnce - 1) await breathe();
  }
  return lines;
}

function lineProblem(bytes: Uint8Array, type: string, decoder: TextDecoder): string | null {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return 'is not UTF-8.';
  }
  if (text.trim() === '') return 'empty';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return `is no JSON: ${excerpt(text, 100)}`;
  }
  const found = isObject(value) ? value.resourceType : undefined;
  if (typeof found !== 'string') return `is no resource: ${excerpt(text, 100)}`;
  return found === type ? null : `is a ${excerpt(found, 60)}; the manifest says ${type}.`;
}

/**
 * Judges a file of an export.
 * @param breathe lets others have their turn while a long file is read
 * @see https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-output-file-request
 */
export async function processFile(
  result: HttpResult,
  file: ExportFile,
  breathe: () => Promise<void>,
): Promise<FileResult> {
  const { response, exchangeId } = result;
  const name = `${file.type} (${excerpt(file.url, 200)})`;
  const none = { isThere: false, lines: 0, bytes: 0 };
  if (!response) {
    const { layer, message, code } = result.failure;
    if (layer !== 'limit') return { ...none, checks: [failureCheck(result.failure, exchangeId)] };
    const seen = `${name}: ${message} (${code})`;
    return { ...none, checks: [check('bulk.file.limit', { verdict: 'warn', seen, exchangeId })] };
  }
  if (response.status !== 200) {
    const seen = `${name}: Status ${response.status}. ${said(response)}`;
    return {
      ...none,
      checks: [check('bulk.file.answered', { verdict: 'fail', seen, exchangeId })],
    };
  }
  const type = mediaType(response);
  const { count, problem } = await readLines(response.body, file.type, breathe);
  const isMismatch = file.count !== null && file.count !== count;
  return {
    isThere: true,
    lines: count,
    bytes: response.body.length,
    checks: [
      check('bulk.file.content-type', {
        verdict: /^application\/(fhir\+)?ndjson$/.test(type) ? 'pass' : 'warn',
        seen: `${file.type}: ${type || 'no content type'}.`,
        exchangeId,
      }),
      check('bulk.file.lines', {
        verdict: problem === null ? 'pass' : 'fail',
        seen: `${file.type}: ${problem ?? `${count} ${count === 1 ? 'resource' : 'resources'}.`}`,
        exchangeId,
      }),
      ...(file.count === null
        ? []
        : [
            check('bulk.file.count', {
              verdict: isMismatch ? 'fail' : 'pass',
              seen: `${file.type}: ${count} lines; the manifest says ${file.count}.`,
              exchangeId,
            }),
          ]),
    ],
  };
}
