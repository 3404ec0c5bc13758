import { describe, expect, it } from 'vitest';
import { UploadedFileSchema } from '@/lib/schemas/certificate';
import { fileOfText, readUploads, uploadLimits, uploadRefusal } from './upload-files';

describe('uploadRefusal', () => {
  const small = { name: 'chain.pem', size: 2000 };

  it('takes what the API takes, up to the limits', () => {
    expect(uploadRefusal([small, { name: 'most.p12', size: uploadLimits.bytes }])).toBeUndefined();
    expect(uploadRefusal(Array.from({ length: 12 }, () => small))).toBeUndefined();
  });

  it('names the file that is too large, and how large it is', () => {
    expect(uploadRefusal([small, { name: 'disk.img', size: uploadLimits.bytes + 1 }])).toMatch(
      /^disk\.img has 513 kB; a file may have 512 kB/,
    );
  });

  it('names an empty file, and tells when there are too many', () => {
    expect(uploadRefusal([{ name: 'void.pem', size: 0 }])).toMatch(/^void\.pem is empty/);
    expect(uploadRefusal(Array.from({ length: 13 }, () => small))).toMatch(/13 files; at most 12/);
  });
});

describe('files as the API takes them', () => {
  it('keeps every byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const [file] = await readUploads([new File([bytes], 'all.der')]);
    expect(file?.name).toBe('all.der');
    expect(Buffer.from(file?.content ?? '', 'base64')).toEqual(Buffer.from(bytes));
  });

  it('passes the schema at the largest size that is let through', async () => {
    const [file] = await readUploads([
      new File([new Uint8Array(uploadLimits.bytes)], 'x'.repeat(300)),
    ]);
    expect(UploadedFileSchema.safeParse(file).error).toBeUndefined();
  });

  it('encodes text that is not ASCII', () => {
    const { content } = fileOfText('Müller 鍵');
    expect(Buffer.from(content, 'base64').toString('utf8')).toBe('Müller 鍵');
  });
});
