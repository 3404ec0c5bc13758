import { describe, expect, it } from 'vitest';
import { bytesOfBase64, sniffMedia } from './sniff-media';

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('sniffMedia', () => {
  it.each([
    ['\x89PNG\r\n\x1a\nrest', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a...', 'image/gif'],
    ['RIFF....WEBPVP8 ', 'image/webp'],
    ['%PDF-1.7', 'application/pdf'],
  ])('knows %j', (text, type) => expect(sniffMedia(bytes(text))).toBe(type));

  it.each(['<html>', '<svg xmlns="http://www.w3.org/2000/svg">', ' %PDF-1.7', '', '{"a":1}'])(
    'shows nothing of %j',
    (text) => expect(sniffMedia(bytes(text))).toBeNull(),
  );
});

describe('bytesOfBase64', () => {
  it('reads base64 with line breaks, and nothing else', () => {
    expect(bytesOfBase64('SGVs\nbG8=')).toEqual(bytes('Hello'));
    expect(bytesOfBase64('not base64!')).toBeNull();
  });
});
