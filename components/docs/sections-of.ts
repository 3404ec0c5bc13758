import { Children, isValidElement, type ReactNode } from 'react';
import { Term } from '@/components/help/term';
import { CertificateProfile, FirstCertificate } from './certificate-profile';
import { Definitions } from './definitions';
import { DirectoryChoiceGuide } from './directory-choice-guide';
import { DirectoryOperatorsGuide } from './directory-operators-guide';
import { DirectorySearchGuide } from './directory-search-guide';
import { Prose } from './prose';

/** A part of a page: what stands below one heading. */
export interface Section {
  /** Null before the first heading. */
  heading: string | null;
  /** The anchor of the heading, if it has one. */
  id: string | null;
  /** With an empty line between paragraphs. */
  text: string;
}

interface Walk {
  sections: { heading: string | null; id: string | null; pieces: string[] }[];
}

/** What ends a piece of text. */
const ends = /^(p|li|dt|dd|h1|h2|h3|tr|td|div|section|ul|ol|dl)$/;

function textOf(node: ReactNode): string {
  const walk: Walk = { sections: [{ heading: null, id: null, pieces: [] }] };
  visit(node, walk);
  return walk.sections.flatMap(({ pieces }) => pieces).join('');
}

/** Components that only put text in order: what they return is read. Of all others, what they are given. */
const transparent: ReadonlySet<unknown> = new Set([
  Prose,
  Term,
  Definitions,
  CertificateProfile,
  FirstCertificate,
  DirectoryChoiceGuide,
  DirectorySearchGuide,
  DirectoryOperatorsGuide,
]);

function rendered(type: unknown, props: unknown): ReactNode {
  return transparent.has(type) ? (type as (props: unknown) => ReactNode)(props) : null;
}

function visit(node: ReactNode, walk: Walk): void {
  const last = walk.sections.at(-1);
  if (typeof node === 'string' || typeof node === 'number') {
    last?.pieces.push(String(node));
    return;
  }
  if (Array.isArray(node)) {
    Children.forEach(node as ReactNode[], (child) => visit(child, walk));
    return;
  }
  if (!isValidElement<{ children?: ReactNode; description?: ReactNode; id?: string }>(node)) return;
  const { type, props } = node;
  if (type === 'h2' || type === 'h3') {
    walk.sections.push({ heading: textOf(props.children), id: props.id ?? null, pieces: [] });
    return;
  }
  if (type === 'pre' || type === 'nav') return;
  visit([props.description, rendered(type, props) ?? props.children], walk);
  if (typeof type === 'string' && ends.test(type)) walk.sections.at(-1)?.pieces.push('\n\n');
}

/** The parts of a page that is made of elements, as text, for the search. */
export function sectionsOf(page: ReactNode): Section[] {
  const walk: Walk = { sections: [{ heading: null, id: null, pieces: [] }] };
  visit(page, walk);
  return walk.sections.map(({ heading, id, pieces }) => ({
    heading,
    id,
    text: pieces
      .join('')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n\s*/g, '\n\n')
      .trim(),
  }));
}
