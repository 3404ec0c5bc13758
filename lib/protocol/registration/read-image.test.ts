import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeOther, readImage } from './read-image';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part,
    ),
  );

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];
const png = bytes(pngStart, 'IHDR', [0, 0, 1, 0, 0, 0, 0, 128], [8, 6, 0, 0, 0]);
const gif = bytes('GIF89a', [0x40, 0x01, 0xc8, 0x00], [0, 0, 0]);
const app0 = [0xff, 0xe0, 0, 16, ...new Array<number>(14).fill(0)];
/** A table of C4 stands before the frame and is none. */
const huffman = [0xff, 0xc4, 0, 4, 1, 2];
const frame = [0xff, 0xc2, 0, 17, 8, 0x00, 0xf0, 0x01, 0x40, 3];
const jpeg = bytes([0xff, 0xd8], app0, huffman, [0xff], frame, [0, 0, 0]);

describe('an image by its bytes', () => {
  it.each([
    ['PNG', png, { mediaType: 'image/png', width: 256, height: 128 }],
    ['GIF', gif, { mediaType: 'image/gif', width: 320, height: 200 }],
    ['JPEG', jpeg, { mediaType: 'image/jpeg', width: 320, height: 240 }],
  ] as const)('%s', (_, image, expected) => {
    expect(readImage(image)).toEqual(expected);
  });

  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'an SVG drawing'],
    ['<?xml version="1.0"?>\n<!-- x --><SVG/>', 'an SVG drawing'],
    ['<!DOCTYPE html><title>Sign in</title>', 'a web page'],
    ['RIFF0000WEBPVP8 ', 'a WebP image'],
    ['0000ftypavif', 'an AVIF image'],
    ['BM0000', 'a bitmap (BMP)'],
    ['', 'nothing: the answer is empty'],
    ['hello', 'something that is no image'],
  ])('says what %j is instead', (text, words) => {
    const other = bytes(text);
    expect(readImage(other)).toBeNull();
    expect(describeOther(other)).toBe(words);
  });

  it('takes none that is cut short, or has no size', () => {
    for (const image of [png.subarray(0, 20), gif.subarray(0, 8), jpeg.subarray(0, 24)]) {
      expect(readImage(image)).toBeNull();
      expect(describeOther(image)).toMatch(/cut short/);
    }
    expect(readImage(bytes('GIF89a', [0, 0, 5, 0, 0, 0]))).toBeNull();
    // A segment that claims to have no length would be read again and again.
    expect(readImage(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
  });

  it('never throws, and ends, whatever comes', () => {
    const starts = fc.constantFrom<number[]>([0xff, 0xd8, 0xff], [...pngStart], [0x47, 0x49]);
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const image = new Uint8Array([...start, ...rest]);
        readImage(image);
        describeOther(image);
      }),
    );
  });
});
