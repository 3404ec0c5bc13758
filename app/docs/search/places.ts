import 'server-only';
import type { ReactNode } from 'react';
import { readApiDocument } from '@/components/docs/api-document';
import { checkCatalogues, isCauseCatalogue } from '@/components/docs/check-catalogues';
import { titleOfPage } from '@/components/docs/docs-pages';
import { checkHref } from '@/components/docs/find-check';
import { problemGuides } from '@/components/docs/problem-guides';
import { sectionsOf } from '@/components/docs/sections-of';
import { readPage } from '@/lib/domain/docs/read-page';
import { problems, type ProblemCode } from '@/lib/errors';
import type { DocsPlace } from '@/lib/guide/docs-place';
import { docsSearch, type DocsSearch } from '@/lib/guide/docs-search';
import { flows, findFlow } from '@/lib/guide/flows/flows';
import { glossary, glossaryHref, sortedTerms } from '@/lib/guide/glossary';
import { interviewQuestions } from '@/lib/guide/interview';
import { textOfBlock } from '@/lib/guide/markdown';
import { pageFiles, type PageFile } from '@/lib/guide/page-files';
import { openapi } from '@/lib/http/openapi';
import CertificatesGuide from '../certificates/page';
import DirectoryGuide from '../directory/page';
import FirstRequestPage from '../first-request/page';
import FlowsPage from '../flows/page';
import HolderProfilesGuide from '../holder-profiles/page';
import RegistrationGuide from '../registration/page';
import ScriptingPage from '../scripting/page';
import TrustPage from '../trust/page';

/** The guides that are made of elements, by their address. */
export const elementPages: Readonly<Record<string, () => ReactNode>> = {
  '/docs/first-request': FirstRequestPage,
  '/docs/trust': TrustPage,
  '/docs/flows': FlowsPage,
  '/docs/registration': RegistrationGuide,
  '/docs/certificates': CertificatesGuide,
  '/docs/directory': DirectoryGuide,
  '/docs/holder-profiles': HolderProfilesGuide,
  '/docs/scripting': ScriptingPage,
};

function elementPlaces(): DocsPlace[] {
  return Object.entries(elementPages).flatMap(([href, page]) =>
    sectionsOf(page()).map(({ heading, id, text }): DocsPlace => ({
      kind: 'guide',
      href: id === null ? href : `${href}#${id}`,
      title: titleOfPage(href),
      heading,
      text,
    })),
  );
}

function markdownPlaces(name: PageFile): DocsPlace[] {
  const { title, description, blocks } = readPage(name);
  const href = `/docs/${name}`;
  const flow = findFlow(name.replace(/^flows\//, ''));
  const words = flow
    ? flows[flow].steps.flatMap(({ items }) => items.map(({ says }) => says)).join('\n')
    : '';
  const places: DocsPlace[] = [
    { kind: 'guide', href, title, heading: null, text: description ?? '' },
  ];
  for (const block of blocks) {
    const last = places.at(-1);
    if (block.kind === 'heading') {
      const heading = textOfBlock(block);
      places.push({ kind: 'guide', href: `${href}#${block.id}`, title, heading, text: '' });
    } else if (last) {
      last.text += `\n${block.kind === 'slot' && block.name === 'picture' ? words : textOfBlock(block)}`;
    }
  }
  return places;
}

/** The questions that lead to a flow: all on one page. */
function questionPlaces(): DocsPlace[] {
  const href = '/docs/choosing';
  return interviewQuestions.map(({ title, why, options }) => ({
    kind: 'guide',
    href,
    title: titleOfPage(href),
    heading: title,
    text: [why, ...options.map(({ label, text }) => `${label}: ${text}`)].join(' '),
  }));
}

function checkPlaces(): DocsPlace[] {
  return checkCatalogues.flatMap((catalogue) =>
    Object.entries(catalogue.checks).map(([id, { title, expected, why, fix }]): DocsPlace => ({
      kind: isCauseCatalogue(catalogue) ? 'cause' : 'check',
      href: checkHref(id),
      title,
      heading: null,
      text: `${expected} ${why} ${fix} ${id}`,
    })),
  );
}

/** Everything in the documentation that can be found. */
export function docsPlaces(): DocsPlace[] {
  return [
    ...(Object.keys(pageFiles) as PageFile[]).flatMap(markdownPlaces),
    ...elementPlaces(),
    ...questionPlaces(),
    ...sortedTerms().map((id): DocsPlace => {
      const { term, also = [], short, more = '' } = glossary[id];
      const text = `${short} ${more}`.replaceAll('`', '');
      return {
        kind: 'term',
        href: glossaryHref(id),
        title: also.length > 0 ? `${term} (${also.join(', ')})` : term,
        heading: null,
        text,
      };
    }),
    ...checkPlaces(),
    ...(Object.keys(problems) as ProblemCode[]).map((code): DocsPlace => {
      const { meaning, wayOut } = problemGuides[code];
      const text = `${meaning} ${wayOut.join(' ')} ${code}`.replaceAll('`', '');
      return {
        kind: 'error',
        href: `/docs/errors/${code}`,
        title: problems[code].title,
        heading: null,
        text,
      };
    }),
    ...readApiDocument(openapi()).flatMap(({ tag, operations }) =>
      operations.map(({ id, method, path, summary }): DocsPlace => ({
        kind: 'api',
        href: `/docs/api#${id}`,
        title: summary,
        heading: tag,
        text: `${method.toUpperCase()} ${path} ${id}`,
      })),
    ),
  ];
}

let made: DocsSearch | undefined;

/** The search over the documentation; made once, since it changes with the version only. */
export function searchDocs(): DocsSearch {
  made ??= docsSearch(docsPlaces());
  return made;
}
