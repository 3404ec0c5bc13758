import { jsonObject } from '@/lib/protocol/json-value';
import {
  looksLikeBru,
  readBruFolder,
  readBruRequest,
  readBruVariables,
  type BruInherited,
} from './bruno-files';
import { ImportError, type Imported, type ImportFile } from './imported';
import { textOf } from './json';

/** Whether a file is one of Bruno, by its name or by what is in it. */
export function isBruFile({ name, text }: ImportFile): boolean {
  return name.endsWith('.bru') || looksLikeBru(text);
}

const lastOf = (path: string) => path.split('/').at(-1) ?? '';
const folderOf = (path: string) => path.slice(0, path.length - lastOf(path).length);

/** The folder of the collection with a slash at its end: where `bruno.json` lies, else what was chosen. */
function rootOf(files: readonly ImportFile[], settings: ImportFile | undefined): string {
  if (settings) return folderOf(settings.name);
  const [first = ''] = files.map(({ name }) => `${name.split('/')[0]}/`);
  return files.every(({ name }) => name.startsWith(first)) ? first : '';
}

/**
 * Reads a Bruno collection from its files: requests in their folders, with what `collection.bru` and `folder.bru` say
 * for all of them, and environments.
 *
 * @param files with their paths where they are known
 * @throws ImportError when none of them holds a request
 */
export function readBrunoFolder(files: readonly ImportFile[]): Imported {
  const settings = files
    .filter(({ name }) => lastOf(name) === 'bruno.json')
    .sort((a, b) => a.name.length - b.name.length)[0];
  const root = rootOf(files, settings);
  const own = files.filter((file) => isBruFile(file) && file.name.startsWith(root));
  const bru = own.map(({ name, text }) => ({ name: name.slice(root.length), text }));
  const title =
    textOf(jsonObject(settings?.text)?.name) ||
    lastOf(root.slice(0, -1)) ||
    lastOf(bru[0]?.name ?? '').replace(/\.bru$/, '');
  const texts = new Map(bru.map(({ name, text }) => [name, text]));

  function around(path: string): BruInherited {
    const folders = path.split('/').slice(0, -1);
    const files = [
      'collection.bru',
      ...folders.map((_, at) => `${folders.slice(0, at + 1).join('/')}/folder.bru`),
    ];
    return files.reduce<BruInherited>(
      (before, name) => {
        const text = texts.get(name);
        return text === undefined ? before : readBruFolder(text, before);
      },
      { headers: [], auth: 'none' },
    );
  }

  const requests = bru.flatMap((file) => readBruRequest(file, around(file.name)) ?? []);
  if (requests.length === 0) {
    throw new ImportError(
      `None of the ${files.length} files holds a request. Choose the .bru files, or one file of another kind.`,
    );
  }
  const environments = bru.flatMap(({ name, text }) => {
    if (name === 'collection.bru') return readBruVariables(title, text);
    if (!/^environments\/[^/]+$/.test(name)) return [];
    return readBruVariables(lastOf(name).replace(/\.bru$/, ''), text);
  });
  const passed = files.length - own.length - (settings ? 1 : 0);
  return {
    format: 'bruno',
    name: title || 'Bruno collection',
    requests,
    environments,
    notes: passed > 0 ? [`${passed} files that are no .bru files were passed over.`] : [],
  };
}
