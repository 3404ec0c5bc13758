import type { Picture, PictureItem } from './picture';

const longest = 120;

/**
 * Text that Mermaid takes as text, whatever a server wrote: everything that means something to it becomes the code of
 * its character, line breaks and other controls become blanks, and what is long is cut.
 * @see https://mermaid.js.org/syntax/sequenceDiagram.html#entity-codes-to-escape-characters
 */
export function mermaidText(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const cut = [...line].length > longest ? `${[...line].slice(0, longest - 1).join('')}…` : line;
  return (
    cut
      .replace(/[^\p{L}\p{N} .,/()=?&_…·‹›+*!-]/gu, (char) => `#${char.codePointAt(0)};`)
      // Alone it would end a block, and two of these begin a comment or a tag.
      .replace(/\bend\b/gi, (word) => `${word.slice(0, 1)}#${word.charCodeAt(1)};${word.slice(2)}`)
  );
}

const verdicts = { pass: '✓', warn: '!', fail: '✗', skip: '–', running: '…' } as const;

function linesOf(item: PictureItem, lanes: number): string[] {
  switch (item.kind) {
    case 'step': {
      const over = lanes > 1 ? `p0,p${lanes - 1}` : 'p0';
      return [`  Note over ${over}: ${mermaidText(`${verdicts[item.verdict]} ${item.text}`)}`];
    }
    case 'note':
      return [`  Note over p${item.lane}: ${mermaidText(item.text)}`];
    case 'arrow': {
      const there = `${item.label}: ${item.detail}`;
      const isLost = item.state === 'failed';
      return [
        `  p${item.from}${isLost ? '-x' : '->>'}p${item.to}: ${mermaidText(there)}`,
        ...(item.state === 'running'
          ? []
          : isLost
            ? [`  Note over p${item.from}: ${mermaidText(item.outcome)}`]
            : [`  p${item.to}-->>p${item.from}: ${mermaidText(item.outcome)}`]),
      ];
    }
  }
}

/**
 * A picture as a sequence diagram of Mermaid, for documents and tickets.
 * @see https://mermaid.js.org/syntax/sequenceDiagram.html
 */
export function mermaidOf(picture: Picture): string {
  return [
    'sequenceDiagram',
    `  title ${mermaidText(picture.title) || 'Run'}`,
    ...picture.lanes.map((name, index) => `  participant p${index} as ${mermaidText(name)}`),
    ...picture.items.flatMap((item) => linesOf(item, picture.lanes.length)),
    '',
  ].join('\n');
}
