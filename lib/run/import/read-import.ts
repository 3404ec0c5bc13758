import { objectOf } from '@/lib/protocol/json-value';
import { isBrunoExport, readBrunoExport } from './bruno-export';
import { looksLikeBru, readBruRequest, readBruVariables } from './bruno-files';
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

const takes =
  'curl commands, an HTTP archive (HAR), a Postman collection (version 2), or a Bruno collection (its .bru files or its JSON export)';

/**
 * Reads requests of another tool, whichever it is. Nothing of them is run or sent; secrets in them are left behind.
 *
 * @param files one file or pasted text, or the .bru files of a folder with their paths
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
  const imported =
    given.length > 1 || looksLikeBru(first.text) ? readBrunoFiles(given) : readOne(first);
  if (imported.requests.length > maxImportRequests) {
    throw new ImportError(
      `It holds ${imported.requests.length} requests, at most ${maxImportRequests} are taken. Export fewer at once.`,
    );
  }
  return imported;
}

function readOne({ name: file, text }: ImportFile): Imported {
  const title = (file.split('/').at(-1) ?? '').replace(/\.[a-z]+$/i, '');
  if (looksLikeCurl(text)) {
    const requests = readCurl(text);
    return { format: 'curl', name: title || 'From curl', requests, variables: [], notes: [] };
  }
  const document = documentOf(text);
  if (isHar(document)) {
    const requests = readHar(document);
    return { format: 'har', name: title || 'From an archive', requests, variables: [], notes: [] };
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

function readBrunoFiles(files: readonly ImportFile[]): Imported {
  const bru = files.filter(({ name, text }) => name.endsWith('.bru') || looksLikeBru(text));
  const requests = bru.flatMap((file) => readBruRequest(file) ?? []);
  if (requests.length === 0) {
    throw new ImportError(
      `None of the ${files.length} files holds a request. Choose the .bru files, or one file of another kind.`,
    );
  }
  const environment = bru.find(({ name }) => /(^|\/)environments\//.test(name));
  const passed = files.length - bru.length;
  return {
    format: 'bruno',
    name: bru[0]?.name.split('/')[0]?.replace(/\.bru$/, '') || 'Bruno collection',
    requests,
    variables: environment ? readBruVariables(environment.text) : [],
    notes: passed > 0 ? [`${passed} files that are no .bru files were passed over.`] : [],
  };
}
