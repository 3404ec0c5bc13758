import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { parseCertificates, parseIssuers } from '../x509/parse';
import {
  Asn1Error,
  claimedLength,
  encodingOf,
  octetsOf,
  readElement,
  sequenceOf,
  type Element,
} from './asn1';
import { classifyDer, type DerKind } from './classify-der';
import { decryptPem } from './decrypt-pem';
import { decryptWithPassword, wrongPassword } from './decrypt-with-password';
import { passwordForms } from './password';
import { readPkcs12 } from './pkcs12/read';
import { CredentialError, type CredentialProblem } from './problems';
import { readPrivateKey, type PrivateKeyFound } from './read-private-key';
import { bareBase64, textOfFile, unrecognizedBinary, unrecognizedText } from './recognize-text';
import { isPem, splitPem, type PemBlock } from './split-pem';
import { createWorkBudget, type WorkBudget } from './work-budget';

/** One file as it was given. */
export interface CredentialFile {
  name: string;
  bytes: Uint8Array;
}

/** Everything that was found in the files, in their order. */
export interface CredentialsReading {
  certificates: X509Certificate[];
  keys: PrivateKeyFound[];
  /** DER of certification requests. */
  requests: Uint8Array[];
  problems: CredentialProblem[];
  /** What was passed over, in words. */
  notes: string[];
}

const maxFileBytes = 1_048_576;
const maxBlocks = 50;

/** What is being read: where it goes, and what it may cost. */
interface Context {
  file: CredentialFile;
  password: string | null;
  budget: WorkBudget;
  reading: CredentialsReading;
}

/**
 * Reads keys, certificates and requests from files: PEM with any number of blocks, DER, PKCS #7, PKCS #8
 * (encrypted too), PKCS #1, SEC 1 and PKCS #12, told apart by what is in them. Never throws: what cannot be
 * used is a problem that says what was found and what to do. Passwords and keys never get into a problem.
 *
 * This folder may use `node:crypto` and Buffer in the files that only servers run. `key-kinds`, `asn1`,
 * `public-key`, `csr`, `check-csr`, `check-issued` and `match-credentials` run in browsers as well and use
 * neither.
 *
 * @param password for whatever is encrypted; null when none was given
 */
export function readCredentials(
  files: readonly CredentialFile[],
  password: string | null,
): CredentialsReading {
  const reading: CredentialsReading = {
    certificates: [],
    keys: [],
    requests: [],
    problems: [],
    notes: [],
  };
  const budget = createWorkBudget();
  for (const file of files) {
    const context = { file, password, budget, reading };
    attempt(context, 'The file', () => readFile(context));
  }
  return reading;
}

/** Does one part of the reading; whatever goes wrong becomes a problem of the file. */
function attempt({ file, reading }: Context, subject: string, read: () => void): void {
  const add = ({ code, message }: CredentialError) =>
    reading.problems.push({ code, file: file.name, text: `${subject} ${message}` });
  try {
    read();
  } catch (error) {
    // Other messages can quote what was being read, so they are not shown.
    add(error instanceof CredentialError ? error : damaged());
  }
}

function damaged(): CredentialError {
  return new CredentialError(
    'damaged',
    'is damaged: its structure cannot be followed. Copy it again (as binary, not as text), or export it again.',
  );
}

function readFile(context: Context): void {
  const { bytes } = context.file;
  if (bytes.length === 0) {
    throw new CredentialError('not-recognized', 'is empty. Choose the file again.');
  }
  if (bytes.length > maxFileBytes) {
    throw new CredentialError(
      'too-large',
      `has ${bytes.length} bytes; at most ${maxFileBytes} are read. Keys and chains are much smaller: choose another file.`,
    );
  }
  const { name } = context.file;
  if (bytes[0] === 0x30 && claimedLength(bytes) === bytes.length) {
    readDer(bytes, context, name);
    return;
  }
  const text = textOfFile(bytes);
  if (text !== null && isPem(text)) readPem(text, context);
  else if (text !== null) {
    const decoded = bareBase64(text);
    if (!decoded) throw unrecognizedText(text);
    readDer(decoded, context, name);
  } else if (bytes[0] === 0x30) readDer(bytes, context, name);
  else throw unrecognizedBinary(bytes);
}

function readPem(text: string, context: Context): void {
  const blocks = splitPem(text, maxBlocks);
  for (const [index, block] of blocks.slice(0, maxBlocks).entries()) {
    const where = `lock ${index + 1} (${block.label})`;
    attempt(context, `B${where}`, () => readBlock(block, context, `b${where}`));
  }
  if (blocks.length > maxBlocks) {
    throw new CredentialError(
      'too-large',
      `has more than ${maxBlocks} PEM blocks; the rest was not read. Leave only the key and its chain in it.`,
    );
  }
}

function readBlock(block: PemBlock, context: Context, where: string): void {
  const { label, bytes, headers } = block;
  if (label.endsWith(' PARAMETERS')) return;
  if (label === 'OPENSSH PRIVATE KEY') {
    throw new CredentialError(
      'unsupported-key',
      'is a key in the format of OpenSSH. Convert a copy of it: ssh-keygen -p -m PKCS8 -f COPY.',
    );
  }
  if (bytes instanceof CredentialError) throw bytes;
  const isEncrypted = headers.get('proc-type')?.includes('ENCRYPTED') ?? false;
  const der = isEncrypted ? decryptPem(headers, bytes, context.password) : bytes;
  try {
    readDer(der, context, `${context.file.name}, ${where}`);
  } catch (error) {
    const isOurs = /(PRIVATE KEY|CERTIFICATE|REQUEST|PKCS7)$/.test(label);
    const isOther = error instanceof CredentialError && error.code === 'not-recognized';
    throw isOurs && isOther ? damaged() : error;
  }
}

function readDer(bytes: Uint8Array, context: Context, from: string): void {
  const claimed = claimedLength(bytes);
  if (claimed !== null && claimed > bytes.length) {
    throw new CredentialError(
      'truncated',
      `was cut off: ${bytes.length} bytes are there, its structure needs ${claimed}. Copy it again, as binary and to its end.`,
    );
  }
  let element: Element;
  try {
    element = readElement(bytes);
  } catch (error) {
    throw error instanceof Asn1Error ? damaged() : error;
  }
  const kind = classifyDer(element);
  if (!kind) {
    throw new CredentialError(
      'not-recognized',
      'is ASN.1, but no key, certificate, request or PKCS #12. Choose another file.',
    );
  }
  // OpenSSL appends what it trusts a certificate for; that is no part of it.
  take(kind, element, claimed === null ? bytes : bytes.subarray(0, claimed), context, from);
}

function take(
  kind: DerKind,
  element: Element,
  der: Uint8Array,
  context: Context,
  from: string,
): void {
  const { reading, password, budget } = context;
  switch (kind) {
    case 'certificate':
      reading.certificates.push(...parseCertificates(der));
      break;
    case 'pkcs7':
      takeBundle(der, reading);
      break;
    case 'request':
      reading.requests.push(der.slice());
      break;
    case 'pkcs8':
    case 'pkcs1':
    case 'sec1':
      takeKey(der, kind, context, from);
      break;
    case 'encrypted-pkcs8': {
      if (password === null) throw wrongPassword(null);
      const [algorithm, data] = sequenceOf(element);
      const plain = decryptWithPassword(algorithm, octetsOf(data), passwordForms(password), budget);
      if (!plain) throw wrongPassword(password);
      takeKey(encodingOf(plain), 'pkcs8', context, from);
      break;
    }
    case 'pkcs12':
      takePkcs12(element, context, from);
      break;
    case 'public-key':
      throw new CredentialError(
        'public-key-only',
        'is a public key. To sign, its private key is needed; to be known by it, a certificate. Choose one of these.',
      );
    case 'revocation-list':
      reading.notes.push(`${from} is a revocation list; it was passed over.`);
      break;
    case 'parameters':
      break;
  }
}

function takeBundle(der: Uint8Array, reading: CredentialsReading): void {
  const certificates = parseIssuers(der);
  if (certificates.length > maxBlocks) {
    throw new CredentialError(
      'too-large',
      `holds ${certificates.length} certificates; at most ${maxBlocks} are read. Leave only the chain in it.`,
    );
  }
  if (certificates.length === 0) {
    throw new CredentialError(
      'not-recognized',
      'is PKCS #7 without a certificate in it. Export it again, with the chain.',
    );
  }
  reading.certificates.push(...certificates);
}

function takeKey(
  der: Uint8Array,
  type: 'pkcs8' | 'pkcs1' | 'sec1',
  { reading }: Context,
  from: string,
): void {
  const found = readPrivateKey(der, type, from);
  const known = reading.keys.find((key) => key.thumbprint === found.thumbprint);
  if (known) reading.notes.push(`${from} is the same key as ${known.from}.`);
  else reading.keys.push(found);
}

function takePkcs12(pfx: Element, context: Context, from: string): void {
  const { reading } = context;
  const contents = readPkcs12(pfx, context.password, context.budget);
  reading.notes.push(...contents.notes.map((note) => `${from} ${note}`));
  for (const error of contents.errors) {
    attempt(context, 'The file', () => {
      throw error;
    });
  }
  for (const [index, certificate] of contents.certificates.entries()) {
    attempt(context, `Certificate ${index + 1} of the file`, () => {
      reading.certificates.push(...parseCertificates(certificate));
    });
  }
  for (const [index, { pkcs8, friendlyName }] of contents.keys.entries()) {
    const name = friendlyName ? ` “${friendlyName}”` : '';
    attempt(context, `Key ${index + 1} of the file`, () =>
      takeKey(pkcs8, 'pkcs8', context, `${from}, key ${index + 1}${name}`),
    );
  }
}
