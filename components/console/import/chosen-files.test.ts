import { describe, expect, it } from 'vitest';
import { maxImportBytes, maxImportDepth, maxImportFiles } from '@/lib/run/import/imported';
import { filesOfEntries, filesOfList, textsOf } from './chosen-files';

type Tree = { [name: string]: string | Tree };

/** A dropped file or folder as browsers give it: at most 100 entries at a time. */
function entryOf(name: string, content: string | Tree): FileSystemEntry {
  if (typeof content === 'string') {
    return {
      name,
      isDirectory: false,
      file: (done: (file: File) => void) => done(new File([content], name)),
    } as unknown as FileSystemEntry;
  }
  const inside = Object.entries(content).map(([child, below]) => entryOf(child, below));
  return {
    name,
    isDirectory: true,
    createReader: () => ({
      readEntries: (done: (entries: FileSystemEntry[]) => void) => done(inside.splice(0, 100)),
    }),
  } as unknown as FileSystemEntry;
}

const named = (names: number) =>
  Object.fromEntries(Array.from({ length: names }, (_, at) => [`${at}.bru`, 'get {\n}']));

function listed(path: string, size = 1): File {
  const file = new File(['x'.repeat(size)], path.split('/').at(-1) ?? '');
  Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

describe('a dropped folder', () => {
  it('is walked, with the names of its folders; what is of no use is passed over', async () => {
    const tree = {
      'bruno.json': '{}',
      People: { 'One.bru': 'one', Young: { 'Two.bru': 'two' } },
      'README.md': 'x',
      node_modules: named(5000),
      '.git': named(5000),
    };
    const texts = await textsOf(await filesOfEntries([entryOf('ours', tree)]));
    expect(texts).toEqual([
      { name: 'ours/bruno.json', text: '{}' },
      { name: 'ours/People/One.bru', text: 'one' },
      { name: 'ours/People/Young/Two.bru', text: 'two' },
    ]);
  });

  it('is read past the first portion, up to the most files', async () => {
    expect(await filesOfEntries([entryOf('ours', named(250))])).toHaveLength(250);
    await expect(filesOfEntries([entryOf('ours', named(maxImportFiles + 1))])).rejects.toThrow(
      'more than 2000 files',
    );
    const spread = Object.fromEntries(
      Array.from({ length: 3 }, (_, at) => [`folder-${at}`, named(800)]),
    );
    await expect(filesOfEntries([entryOf('ours', spread)])).rejects.toThrow('more than 2000 files');
  });

  it('is not followed without end', async () => {
    let tree: Tree = named(1);
    for (let depth = 0; depth <= maxImportDepth; depth += 1) tree = { deeper: tree };
    await expect(filesOfEntries([entryOf('ours', tree)])).rejects.toThrow('20 deep');
  });

  it('is a file as well, whatever it is called', async () => {
    expect(await filesOfEntries([entryOf('command.txt', 'curl')])).toHaveLength(1);
  });
});

describe('chosen files', () => {
  it('are taken by their path, without what tools keep', () => {
    const files = ['ours/a.bru', 'ours/.git/b.json', 'ours/image.png'].map((path) => listed(path));
    expect(filesOfList(files).map(({ name }) => name)).toEqual(['ours/a.bru']);
    const alone = Object.defineProperty(new File(['x'], 'command.txt'), 'webkitRelativePath', {
      value: '',
    });
    expect(filesOfList([alone])).toHaveLength(1);
    const many = Array.from({ length: maxImportFiles + 1 }, (_, at) => listed(`ours/${at}.png`));
    expect(() => filesOfList(many)).toThrow('more than 2000 files');
  });

  it('are not read when they are too large or of no use', async () => {
    const file = { size: maxImportBytes, text: () => Promise.reject(new Error('read')) };
    const files = ['a.bru', 'b.bru'].map((name) => ({ name, file }));
    await expect(textsOf(files)).rejects.toThrow('20 MB together, at most 10 MB');
    await expect(textsOf([])).rejects.toThrow('no .bru');
  });
});
