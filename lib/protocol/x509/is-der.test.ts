import { describe, expect, it } from 'vitest';
import { derOf, makeCa, makeCrl, makeOcspAnswer } from '../testing/pki';
import { isDer } from './is-der';

const judge = (hex: string) => isDer(new Uint8Array(Buffer.from(hex, 'hex')));

describe('isDer', () => {
  it('takes what our own tools and libraries write', async () => {
    const ca = await makeCa(null, { name: 'CA', sanUris: ['https://a.example'] });
    const all = [derOf(ca), await makeCrl(ca), await makeOcspAnswer(ca, ca.certificate)];
    for (const der of all) expect(isDer(der)).toBe(true);
  });

  it.each([
    ['an INTEGER', '020105'],
    ['an INTEGER that needs its leading zero', '02020080'],
    ['a negative INTEGER', '0202ff7f'],
    ['a BIT STRING without bits', '030100'],
    ['NULL', '0500'],
    ['an OBJECT IDENTIFIER', '0603551d0f'],
    ['an empty SEQUENCE', '3000'],
    ['a length of 128 bytes', `048180${'00'.repeat(128)}`],
    ['a tag of two bytes', '1f810100'],
  ])('takes %s', (_title, hex) => {
    expect(judge(hex)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['a tag alone', '02'],
    ['a value that is cut', '020205'],
    ['bytes after the value', '02010500'],
    ['a length without end', '30800000'],
    ['a length that is longer than needed', '04810100'],
    ['a length with a leading zero', `04820080${'00'.repeat(128)}`],
    ['a length of five bytes', '04850000000001ff'],
    ['an inner value that is longer than the outer one', '3003040500'],
    ['an inner value that is cut', '30020405'],
    ['an empty INTEGER', '0200'],
    ['an INTEGER with a needless zero', '02020005'],
    ['an INTEGER with a needless ff', '0202ff80'],
    ['an empty BOOLEAN', '0100'],
    ['a BIT STRING of nothing', '0300'],
    ['a BIT STRING without bits of which some are unused', '030103'],
    ['a BIT STRING with nine unused bits', '03020900'],
    ['NULL with content', '050100'],
    ['an empty OBJECT IDENTIFIER', '0600'],
    ['an OBJECT IDENTIFIER that is cut', '06025581'],
    ['an OBJECT IDENTIFIER with a padded part', '0603558001'],
    ['a SEQUENCE that consists of no values', '1000'],
  ])('does not take %s', (_title, hex) => {
    expect(judge(hex)).toBe(false);
  });

  it('gives up on nesting that nobody needs', () => {
    const nested = (depth: number): string =>
      depth === 0 ? '' : `30${(2 * (depth - 1)).toString(16).padStart(2, '0')}${nested(depth - 1)}`;
    expect(judge(nested(20))).toBe(true);
    expect(judge(nested(60))).toBe(false);
  });
});
