import type { Metadata } from 'next';
import Link from 'next/link';
import { DocsArticle } from '@/components/docs/docs-article';
import { Prose } from '@/components/docs/prose';
import { titleOfPage } from '@/components/docs/docs-pages';
import { glossary, sortedTerms } from '@/lib/guide/glossary';

export const metadata: Metadata = { title: 'Glossary' };

/** Each first letter, with the first word that begins with it. */
const letters = [
  ...sortedTerms()
    .reduce((found, id) => {
      const letter = glossary[id].term.charAt(0).toUpperCase();
      return found.has(letter) ? found : found.set(letter, id);
    }, new Map<string, string>())
    .entries(),
];

export default function GlossaryPage() {
  return (
    <DocsArticle
      title="Glossary"
      description="The words of the field and of the portal, each in a sentence or two."
    >
      <nav aria-label="Letters" className="flex flex-wrap gap-x-2 print:hidden">
        {letters.map(([letter, id]) => (
          <a key={letter} href={`#${id}`} className="min-w-6 py-1 text-center">
            {letter}
          </a>
        ))}
      </nav>
      <dl className="divide-y divide-line border-y border-line">
        {sortedTerms().map((id) => {
          const { term, also = [], short, more, citation, page } = glossary[id];
          return (
            <div key={id} id={id} className="scroll-mt-20 py-3 target:bg-accent-soft">
              <dt className="flex flex-wrap items-baseline gap-x-2 font-semibold">
                {term}
                {also.length > 0 && (
                  <span className="text-sm font-normal text-muted">{also.join(', ')}</span>
                )}
              </dt>
              <dd>
                <Prose text={more === undefined ? short : `${short} ${more}`} />
                <span className="mt-1 flex flex-wrap gap-x-4 text-sm">
                  {page !== undefined && <Link href={page}>{titleOfPage(page)}</Link>}
                  {citation && (
                    <a href={citation.url} rel="noreferrer">
                      {citation.label}
                    </a>
                  )}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
    </DocsArticle>
  );
}
