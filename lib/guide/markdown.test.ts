import { describe, expect, it } from 'vitest';
import { anchorOf, parseInline, parseMarkdown, textOfBlock } from './markdown';

const page = `# A page

What it is for.

## The first part

Words on
two lines, \`code\`, **strong [link](/docs)** and <https://example.org/a>.

- one
  goes on
- two

1. first
2. second

    indented code
      deeper

\`\`\`sh
fenced

# no heading
\`\`\`

:::picture

### Deeper
`;

describe('parseMarkdown', () => {
  it('reads title, description and blocks in order', () => {
    const { title, description, blocks } = parseMarkdown(page);
    expect(title).toBe('A page');
    expect(description).toBe('What it is for.');
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'code',
      'code',
      'slot',
      'heading',
    ]);
    expect(blocks[0]).toMatchObject({ level: 2, id: 'the-first-part' });
    expect(blocks[2]).toMatchObject({ isOrdered: false });
    expect(textOfBlock(blocks[2]!)).toBe('one goes on\ntwo');
    expect(blocks[3]).toMatchObject({ isOrdered: true });
    expect(blocks[4]).toEqual({ kind: 'code', text: 'indented code\n  deeper' });
    expect(blocks[5]).toEqual({ kind: 'code', text: 'fenced\n\n# no heading' });
    expect(blocks[6]).toEqual({ kind: 'slot', name: 'picture' });
  });

  it('takes no page without a title', () => {
    expect(() => parseMarkdown('## Something')).toThrow(/title/);
  });
});

describe('parseInline', () => {
  it('nests a link in strong text, and leaves what is in code alone', () => {
    expect(parseInline('**a [b](/c)** `**d**`')).toEqual([
      {
        kind: 'strong',
        children: [
          { kind: 'text', text: 'a ' },
          { kind: 'link', href: '/c', children: [{ kind: 'text', text: 'b' }] },
        ],
      },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: '**d**' },
    ]);
  });
});

describe('anchorOf', () => {
  it('keeps letters and digits', () => {
    expect(anchorOf('What’s RFC 7591, really?')).toBe('what-s-rfc-7591-really');
  });
});
