import {
  ImportError,
  maxImportBytes,
  maxImportDepth,
  maxImportFiles,
  type ImportFile,
} from '@/lib/run/import/imported';

/** A file as it was chosen or found, with the folders in which it lies. */
export interface ChosenFile {
  name: string;
  file: Pick<File, 'size' | 'text'>;
}

/** What a folder may hold of use; of its other files only the number is looked at. */
const isOfUse = (name: string) => /\.(bru|json|har)$/i.test(name);
/** Folders of tools, which can be huge. */
const isPassedOver = (folder: string) => folder === 'node_modules' || /^\../.test(folder);

function countFile(count: number): void {
  if (count > maxImportFiles) {
    throw new ImportError(
      `The folder holds more than ${maxImportFiles} files, which is the most that is looked at. Choose the folder of one collection.`,
    );
  }
}

/** The files of the chooser: all of them, or of a folder those that may be of use. Throws `ImportError`. */
export function filesOfList(list: Iterable<File>): ChosenFile[] {
  const chosen = [...list].filter(
    ({ webkitRelativePath: path }) => !path.split('/').slice(0, -1).some(isPassedOver),
  );
  countFile(chosen.length);
  return chosen
    .filter(({ name, webkitRelativePath: path }) => path === '' || isOfUse(name))
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** The entries of what was dropped. They can be asked for only while it is being dropped. */
export function entriesOf(dropped: DataTransfer): FileSystemEntry[] {
  return [...dropped.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
}

/** Browsers give the entries of a folder in portions, an empty one at the end. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return all;
    all.push(...portion);
    countFile(all.length);
  }
}

/** Walks through dropped folders. Throws `ImportError` when there is more in them than a collection has. */
export async function filesOfEntries(entries: readonly FileSystemEntry[]): Promise<ChosenFile[]> {
  const found: ChosenFile[] = [];
  let count = 0;
  async function walk(entry: FileSystemEntry, path: string, depth: number): Promise<void> {
    const name = `${path}${entry.name}`;
    if (entry.isDirectory) {
      if (isPassedOver(entry.name)) return;
      if (depth > maxImportDepth) {
        throw new ImportError(`Folders lie more than ${maxImportDepth} deep.`);
      }
      const inside = await entriesIn(entry as FileSystemDirectoryEntry);
      inside.sort((a, b) => a.name.localeCompare(b.name));
      for (const one of inside) await walk(one, `${name}/`, depth + 1);
      return;
    }
    count += 1;
    countFile(count);
    if (depth > 0 && !isOfUse(entry.name)) return;
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    found.push({ name, file });
  }
  for (const entry of entries) await walk(entry, '', 0);
  return found;
}

/** The texts of files, when all of them together are no larger than is taken. Throws `ImportError`. */
export async function textsOf(files: readonly ChosenFile[]): Promise<ImportFile[]> {
  if (files.length === 0) {
    throw new ImportError('The folder holds no .bru, .json or .har file.');
  }
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  if (size > maxImportBytes) {
    throw new ImportError(
      `The files are ${Math.ceil(size / 1e6)} MB together, at most ${maxImportBytes / 1e6} MB are taken. Choose fewer.`,
    );
  }
  return Promise.all(files.map(async ({ name, file }) => ({ name, text: await file.text() })));
}
