import { parseTemplate } from '@/lib/run/variables';
import type { FhirFormat } from './formats';

/** A JSON text with two blanks for each level; null when it is no JSON, or not JSON at all. */
export function formatBody(body: string, format: FhirFormat): string | null {
  if (format === 'xml') return null;
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return null;
  }
}

/** A text in which a number of the same length stands for each variable: what is JSON with any value is JSON. */
function withNumbers(body: string): string {
  return parseTemplate(body)
    .map((part) => ('text' in part ? part.text : '0'.padEnd(part.written.length)))
    .join('');
}

/** Where a JSON text stops being JSON, in words; null when it is JSON, or empty. */
export function bodyProblem(body: string, format: FhirFormat): string | null {
  if (format === 'xml' || body.trim() === '') return null;
  try {
    JSON.parse(withNumbers(body));
    return null;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    if (position === undefined) return 'This is not JSON: it ends too early.';
    const before = body.slice(0, Number(position)).split('\n');
    return `This is not JSON: something is wrong in line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}.`;
  }
}
