import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mostPreviewBytes } from '@/lib/schemas/directory-preview';
import { readListHead } from './list-head';

const text = (head: string): string => Buffer.from(head, 'base64').toString('utf8');

describe('the beginning of a file', () => {
  it('is the file when it is small', async () => {
    const head = await readListHead(new File(['Name,URL\nÉ,x\n'], 'small.csv'));
    expect(head).toMatchObject({ fileName: 'small.csv', isWhole: true });
    expect(text(head.head)).toBe('Name,URL\nÉ,x\n');
  });

  it('is of what is in a gzip file', async () => {
    const file = new File([new Uint8Array(gzipSync('Name,URL\n'))], 'small.csv.gz');
    const head = await readListHead(file);
    expect([head.fileName, text(head.head)]).toEqual(['small.csv', 'Name,URL\n']);
  });

  it('stops at 256 KiB, and says so', async () => {
    const head = await readListHead(new File(['x'.repeat(mostPreviewBytes + 1)], 'large.csv'));
    expect(head.isWhole).toBe(false);
    expect(text(head.head)).toHaveLength(mostPreviewBytes);
  });
});
