/** A piece of a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] };

/** A piece of a page. */
export type Block =
  | { kind: 'heading'; level: 2 | 3; id: string; children: Inline[] }
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; isOrdered: boolean; items: Inline[][] }
  | { kind: 'code'; text: string }
  /** Where the page puts something that is no text. */
  | { kind: 'slot'; name: string };

/** A page of the documentation as it is written. */
export interface MarkdownPage {
  title: string;
  /** The paragraph below the title, when there is one before the first heading. */
  description: string | null;
  blocks: Block[];
}

const inlinePattern = /`([^`]+)`|\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:\/\/[^>\s]+)>/;

/** Reads `code`, **strong**, [text](address) and <address>. */
export function parseInline(text: string): Inline[] {
  const found = inlinePattern.exec(text);
  if (!found) return text === '' ? [] : [{ kind: 'text', text }];
  const [whole, code, strong, label, href, address] = found;
  const piece: Inline =
    code !== undefined
      ? { kind: 'code', text: code }
      : strong !== undefined
        ? { kind: 'strong', children: parseInline(strong) }
        : address !== undefined
          ? { kind: 'link', href: address, children: [{ kind: 'text', text: address }] }
          : { kind: 'link', href: href ?? '', children: parseInline(label ?? '') };
  return [
    ...parseInline(text.slice(0, found.index)),
    piece,
    ...parseInline(text.slice(found.index + whole.length)),
  ];
}

/** The text of pieces without what marks them. */
export function textOfInline(pieces: readonly Inline[]): string {
  return pieces
    .map((piece) => ('children' in piece ? textOfInline(piece.children) : piece.text))
    .join('');
}

/** The anchor of a heading: its words in lower case with hyphens between them. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

const itemPattern = /^(?:-|\d+\.) +/;

function listOf(lines: readonly string[]): Block {
  const items: string[] = [];
  for (const line of lines) {
    if (itemPattern.test(line)) items.push(line.replace(itemPattern, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return {
    kind: 'list',
    isOrdered: /^\d/.test(lines[0] ?? ''),
    items: items.map((item) => parseInline(item)),
  };
}

function blockOf(lines: readonly string[]): Block {
  const text = lines.map((line) => line.trim()).join(' ');
  const heading = /^(##|###) (.+)$/.exec(text);
  if (heading) {
    const children = parseInline(heading[2] ?? '');
    const level = heading[1] === '##' ? 2 : 3;
    return { kind: 'heading', level, id: anchorOf(textOfInline(children)), children };
  }
  const slot = /^:::([a-z-]+)$/.exec(text);
  if (slot) return { kind: 'slot', name: slot[1] ?? '' };
  if (itemPattern.test(lines[0] ?? '')) return listOf(lines);
  return { kind: 'paragraph', children: parseInline(text) };
}

/** The lines of a page in groups with an empty line between them; code in a fence or indented is one. */
function groups(source: string): { isCode: boolean; lines: string[] }[] {
  const all: { isCode: boolean; lines: string[] }[] = [];
  let open: { isCode: boolean; lines: string[] } | null = null;
  let isFenced = false;
  for (const line of source.split('\n')) {
    if (line.startsWith('```')) {
      isFenced = !isFenced;
      open = isFenced ? { isCode: true, lines: [] } : null;
      if (open) all.push(open);
    } else if (isFenced) {
      open?.lines.push(line);
    } else if (line.trim() === '') {
      open = null;
    } else if (open) {
      open.lines.push(line);
    } else {
      open = { isCode: line.startsWith('    '), lines: [line] };
      all.push(open);
    }
  }
  return all;
}

/**
 * Reads the Markdown that the documentation is written in: a title, headings of two levels, paragraphs, lists, code,
 * and a line `:::name` where the page puts something of its own.
 */
export function parseMarkdown(source: string): MarkdownPage {
  const [first, ...rest] = groups(source);
  const title = /^# (.+)$/.exec(first?.lines[0] ?? '')?.[1];
  if (title === undefined) throw new TypeError('A page begins with its title.');
  const blocks = rest.map(({ isCode, lines }): Block => {
    if (!isCode) return blockOf(lines);
    const isIndented = lines.every((line) => line.startsWith('    '));
    return {
      kind: 'code',
      text: lines.map((line) => (isIndented ? line.slice(4) : line)).join('\n'),
    };
  });
  const [lead] = blocks;
  return lead?.kind === 'paragraph'
    ? { title, description: textOfInline(lead.children), blocks: blocks.slice(1) }
    : { title, description: null, blocks };
}

/** The text of a block as somebody reads it; code and slots have none. */
export function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return textOfInline(block.children);
    case 'list':
      return block.items.map((item) => textOfInline(item)).join('\n');
    case 'code':
    case 'slot':
      return '';
  }
}
