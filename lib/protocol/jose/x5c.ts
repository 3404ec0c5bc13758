import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { excerpt } from '../bytes';
import { shown } from '../json-body';
import { parseCertificates } from '../x509/parse';

/** Which rule an `x5c` broke. */
export type X5cProblemCode =
  'missing' | 'not-an-array' | 'pem' | 'base64url' | 'white-space' | 'unreadable' | 'too-many';

export interface X5cProblem {
  code: X5cProblemCode;
  /** Where in the array; null when it is about all of it. */
  index: number | null;
  text: string;
}

/** The certificates that could be read, in their order, and everything that is wrong with the header. */
export interface X5cReading {
  certificates: X509Certificate[];
  problems: X5cProblem[];
}

/** More than any real chain; the rest of a longer array is not read. */
const maxCertificates = 10;

/**
 * Reads the `x5c` of a header. Encodings that are wrong but can be understood are read all the same, so that
 * the diagnosis can go on; they stay problems.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-4.1.6
 */
export function readX5c(header: Readonly<Record<string, unknown>>): X5cReading {
  const { x5c } = header;
  if (x5c === undefined || x5c === null) return failed('missing', 'The header has no x5c.');
  if (!Array.isArray(x5c)) {
    return failed('not-an-array', `x5c is not an array of strings but ${shown(x5c)}.`);
  }
  if (x5c.length === 0) return failed('missing', 'x5c is an empty array.');
  const reading: X5cReading = { certificates: [], problems: [] };
  if (x5c.length > maxCertificates) {
    const text = `x5c holds ${x5c.length} certificates, more than ${maxCertificates}.`;
    reading.problems.push({ code: 'too-many', index: null, text });
  }
  for (const [index, element] of x5c.slice(0, maxCertificates).entries()) {
    readElement(element, index, reading);
  }
  return reading;
}

function failed(code: X5cProblemCode, text: string): X5cReading {
  return { certificates: [], problems: [{ code, index: null, text }] };
}

function readElement(element: unknown, index: number, reading: X5cReading): void {
  const problem = (code: X5cProblemCode, text: string) =>
    reading.problems.push({ code, index, text: `x5c[${index}] ${text}` });
  if (typeof element !== 'string') {
    problem('unreadable', `is not a string but ${shown(element)}.`);
    return;
  }
  let text = element;
  if (text.includes('-----BEGIN')) {
    problem(
      'pem',
      `has PEM armour: ${excerpt(text, 40)} Only the base64 between the lines belongs here.`,
    );
  } else if (/\s/.test(text)) {
    problem('white-space', 'has white space or line breaks inside.');
  } else if (/[-_]/.test(text)) {
    problem(
      'base64url',
      `is base64url ("-" or "_"), standard base64 is needed: ${excerpt(text, 40)}`,
    );
    text = text.replaceAll('-', '+').replaceAll('_', '/');
  }
  try {
    reading.certificates.push(...parseCertificates(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    problem('unreadable', `is not a certificate (${reason}): ${excerpt(text, 40)}`);
  }
}
