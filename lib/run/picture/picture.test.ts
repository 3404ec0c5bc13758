import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mermaidOf, mermaidText } from './mermaid';
import type { Picture } from './picture';
import { svgOf, xmlText } from './svg';

const hostile = '"><script>alert(1)</script>\n  p0->>p1: injected; end %% x #lt; & \u0000\ud800';

function pictureOf(text: string): Picture {
  return {
    title: text,
    lanes: ['Your client', 'FHIR server'],
    items: [
      { kind: 'step', text, verdict: 'fail' },
      { kind: 'note', lane: 0, text },
      { kind: 'arrow', from: 0, to: 1, label: text, detail: text, outcome: text, state: 'ok' },
      { kind: 'arrow', from: 0, to: 1, label: text, detail: text, outcome: text, state: 'failed' },
      { kind: 'arrow', from: 0, to: 1, label: text, detail: text, outcome: text, state: 'running' },
    ],
  };
}

// What text may be after a colon: letters, marks without a meaning, and codes of characters.
const said = '(?:[\\p{L}\\p{N} .,/()=?&_…·‹›+*!-]|#\\d+;)*';
const grammar = [
  /^sequenceDiagram$/,
  new RegExp(`^ {2}title ${said}$`, 'u'),
  new RegExp(`^ {2}participant p\\d+ as ${said}$`, 'u'),
  new RegExp(`^ {2}Note over p\\d+(,p\\d+)?: ${said}$`, 'u'),
  new RegExp(`^ {2}p\\d+(->>|-->>|-x)p\\d+: ${said}$`, 'u'),
  /^$/,
];

describe('mermaidOf', () => {
  it('writes arrows there and back', () => {
    const [, , , , , note, there, back] = mermaidOf({
      ...pictureOf('x'),
      items: [
        { kind: 'step', text: 'Read', verdict: 'pass' },
        { kind: 'note', lane: 0, text: 'a fact' },
        {
          kind: 'arrow',
          from: 0,
          to: 1,
          label: 'FHIR request',
          detail: 'GET /Patient?_count=5',
          outcome: '200 OK · 12 ms',
          state: 'ok',
        },
      ],
    }).split('\n');
    expect(note).toBe('  Note over p0: a fact');
    expect(there).toBe('  p0->>p1: FHIR request#58; GET /Patient?_count=5');
    expect(back).toBe('  p1-->>p0: 200 OK · 12 ms');
  });

  it('lets no text out of its line, whatever a server wrote', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant(hostile)), (text) => {
        const lines = mermaidOf(pictureOf(text)).split('\n');
        expect(lines).toHaveLength(12);
        for (const line of lines) {
          expect(
            grammar.some((rule) => rule.test(line)),
            line,
          ).toBe(true);
          expect(line).not.toMatch(/\bend\b/i);
        }
      }),
    );
  });

  it('keeps what it escapes readable', () => {
    expect(mermaidText('a;b')).toBe('a#59;b');
    expect(mermaidText('the End')).toBe('the E#110;d');
    expect(mermaidText('x'.repeat(500))).toHaveLength(120);
  });
});

describe('svgOf', () => {
  it('has an element for each thing that happened', () => {
    const svg = svgOf(pictureOf('Read'));
    expect(svg.match(/<line class="life"/g)).toHaveLength(2);
    expect(svg.match(/<line class="arrow /g)).toHaveLength(4);
    expect(svg).toContain('prefers-color-scheme: dark');
  });

  it('lets no text become an element or an attribute', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant(hostile)), (text) => {
        const plain = svgOf(pictureOf('x')).match(/<[a-z/?][^>]*>/g) ?? [];
        const found = svgOf(pictureOf(text)).match(/<[a-z/?][^>]*>/g) ?? [];
        const names = (tags: string[]) => tags.map((tag) => /^<[/?]?\w+/.exec(tag)?.[0]);
        expect(names(found)).toEqual(names(plain));
        expect(svgOf(pictureOf(text))).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
      }),
    );
    expect(xmlText('a<b&"\u0001')).toBe('a&#60;b&#38;&#34;');
  });
});
