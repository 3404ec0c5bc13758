import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { Term } from '@/components/help/term';
import { CodeBlock } from '@/components/ui/code-block';
import { glossary, type TermId } from '@/lib/guide/glossary';
import type { Block, Inline } from '@/lib/guide/markdown';

const termPrefix = 'term:';

function termOf(href: string): TermId | null {
  const id = href.slice(termPrefix.length);
  return href.startsWith(termPrefix) && Object.hasOwn(glossary, id) ? (id as TermId) : null;
}

function InlineText({ pieces }: Readonly<{ pieces: readonly Inline[] }>) {
  return pieces.map((piece, index) => {
    switch (piece.kind) {
      case 'text':
        return <Fragment key={index}>{piece.text}</Fragment>;
      case 'code':
        return <code key={index}>{piece.text}</code>;
      case 'strong':
        return (
          <strong key={index}>
            <InlineText pieces={piece.children} />
          </strong>
        );
      case 'link': {
        const term = termOf(piece.href);
        const text = <InlineText pieces={piece.children} />;
        if (term) {
          return (
            <Term key={index} id={term}>
              {text}
            </Term>
          );
        }
        return piece.href.startsWith('/') && !piece.href.startsWith('/api/') ? (
          <Link key={index} href={piece.href}>
            {text}
          </Link>
        ) : (
          <a key={index} href={piece.href} rel="noreferrer">
            {text}
          </a>
        );
      }
    }
  });
}

/** Blocks of a page of the documentation; a slot is filled with what `slots` has under its name. */
export function Markdown({
  blocks,
  slots = {},
}: Readonly<{ blocks: readonly Block[]; slots?: Readonly<Record<string, ReactNode>> }>) {
  return blocks.map((block, index) => {
    switch (block.kind) {
      case 'heading': {
        const Heading = block.level === 2 ? 'h2' : 'h3';
        return (
          <Heading key={index} id={block.id}>
            <InlineText pieces={block.children} />
          </Heading>
        );
      }
      case 'paragraph':
        return (
          <p key={index}>
            <InlineText pieces={block.children} />
          </p>
        );
      case 'list': {
        const List = block.isOrdered ? 'ol' : 'ul';
        return (
          <List key={index}>
            {block.items.map((item, at) => (
              <li key={at}>
                <InlineText pieces={item} />
              </li>
            ))}
          </List>
        );
      }
      case 'code':
        return <CodeBlock key={index} label="example" code={block.text} />;
      case 'slot':
        return <Fragment key={index}>{slots[block.name]}</Fragment>;
    }
  });
}
