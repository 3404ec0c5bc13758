import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isXml, prettyXml } from './xml-pretty';

describe('prettyXml', () => {
  it('indents elements and keeps text where it stands', () => {
    const text =
      '<?xml version="1.0"?><Patient xmlns="http://hl7.org/fhir"><id value="a>b"/><text><div>Ada <b>Meyer</b></div></text><!-- x --><name><family value="M"/></name></Patient>';
    expect(prettyXml(text).split('\n')).toEqual([
      '<?xml version="1.0"?>',
      '<Patient xmlns="http://hl7.org/fhir">',
      '  <id value="a>b"/>',
      '  <text>',
      '    <div>Ada <b>Meyer</b></div>',
      '  </text>',
      '  <!-- x -->',
      '  <name>',
      '    <family value="M"/>',
      '  </name>',
      '</Patient>',
    ]);
  });

  it('loses nothing but white space, whatever it is given', () => {
    const pieces = fc.constantFrom(
      '<a>',
      '</a>',
      '<b/>',
      'text',
      '<!-- c -->',
      ' ',
      '<',
      '"',
      '<![CDATA[x]]>',
    );
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        const bare = (value: string) => value.replace(/\s/g, '');
        expect(bare(prettyXml(text))).toBe(bare(text));
      }),
    );
  });
});

describe('isXml', () => {
  it('tells by the look', () => {
    expect(['<a/>', '  <?xml version="1.0"?><a/>', '<!-- x --><a/>'].every(isXml)).toBe(true);
    expect(['', '{}', '< 3', '5 < 6', '<html lang="en">', '<!doctype html>'].some(isXml)).toBe(
      false,
    );
  });
});
