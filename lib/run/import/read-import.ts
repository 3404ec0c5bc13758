import { objectOf } from '@/lib/protocol/json-value';
import { isBrunoExport, readBrunoExport } from './bruno-export';
import { isBruFile, readBrunoFolder } from './bruno-folder';
import { looksLikeCurl, readCurl } from './curl';
import { isHar, readHar } from './har';
import {
  ImportError,
  maxImportBytes,
  maxImportRequests,
  type Imported,
  type ImportFile,
} from './imported';
import { isPostman, readPostman } from './postman';
import { isPostmanEnvironment, readPostmanEnvironment } from './postman-environment';

const takes =
  'curl commands, an HTTP archive (HAR), a Postman collection (version 2) or environment, or a Bruno collection (its .bru files or its JSON export)';

/**
 * Reads requests of another tool, whichever it is. Nothing of them is run or sent; secrets in them are left behind.
 *
 * @param files one file or pasted text, or several that belong together, with their paths
 * @throws ImportError says what was found, what was expected and the way out
 */
export function readImport(files: readonly ImportFile[]): Imported {
  const size = files.reduce((sum, { text }) => sum + text.length, 0);
  if (size > maxImportBytes) {
    throw new ImportError(
      `This is ${Math.ceil(size / 1e6)} MB, at most ${maxImportBytes / 1e6} MB are taken. Export fewer requests at once.`,
    );
  }
  const given = files.filter(({ text }) => text.trim() !== '');
  const [first] = given;
  if (!first) throw new ImportError(`There is nothing in it. Expected ${takes}.`);
  const imported = given.some(isBruFile)
    ? readBrunoFolder(given)
    : given.length > 1
      ? readSeveral(given)
      : readOne(first);
  if (imported.requests.length > maxImportRequests) {
    throw new ImportError(
      `It holds ${imported.requests.length} requests, at most ${maxImportRequests} are taken. Export fewer at once.`,
    );
  }
  return imported;
}

/** Files that were chosen together, such as a Postman collection and its environments. */
function readSeveral(files: readonly ImportFile[]): Imported {
  const read: Imported[] = [];
  const notes: string[] = [];
  let problem: ImportError | undefined;
  for (const file of files) {
    try {
      read.push(readOne(file));
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      problem ??= error;
      notes.push(`${file.name} was passed over: ${error.message}`);
    }
  }
  const main = read.find(({ requests }) => requests.length > 0) ?? read[0];
  if (!main) throw problem ?? new ImportError(`Expected ${takes}.`);
  return {
    ...main,
    requests: read.flatMap(({ requests }) => requests),
    environments: read.flatMap(({ environments }) => environments),
    notes: [...notes, ...read.flatMap((one) => one.notes)],
  };
}

function readOne({ name: file, text }: ImportFile): Imported {
  const title = (file.split('/').at(-1) ?? '').replace(/\.[a-z]+$/i, '');
  if (looksLikeCurl(text)) {
    const requests = readCurl(text);
    return { format: 'curl', name: title || 'From curl', requests, environments: [], notes: [] };
  }
  const document = documentOf(text);
  if (isHar(document)) {
    const requests = readHar(document);
    return {
      format: 'har',
      name: title || 'From an archive',
      requests,
      environments: [],
      notes: [],
    };
  }
  if (isPostmanEnvironment(document)) {
    const environments = readPostmanEnvironment(document);
    const [environment] = environments;
    if (!environment) throw new ImportError('The Postman environment holds no variable.');
    return { format: 'postman', name: environment.name, requests: [], environments, notes: [] };
  }
  if (isPostman(document)) return { format: 'postman', ...readPostman(document), notes: [] };
  if (isBrunoExport(document)) return { format: 'bruno', ...readBrunoExport(document), notes: [] };
  const isOldPostman = Array.isArray(document.requests) && 'order' in document;
  throw new ImportError(
    isOldPostman
      ? 'This is a Postman collection of version 1. Export it as “Collection v2.1”.'
      : `This is JSON with ${membersOf(document)}, which is none of: ${takes}.`,
  );
}

function membersOf(document: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(document).slice(0, 5);
  return names.length > 0 ? `the members ${names.join(', ')}` : 'no members';
}

function documentOf(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    const begin = text.trim().slice(0, 40);
    throw new ImportError(
      `It begins with “${begin}” and is neither JSON nor a command. Expected ${takes}.`,
    );
  }
  const document = objectOf(value);
  if (!document) throw new ImportError(`Found JSON that is no object. Expected ${takes}.`);
  return document;
}
