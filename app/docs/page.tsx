import type { Metadata } from 'next';
import Link from 'next/link';
import { docsGroups } from '@/components/docs/docs-pages';
import { PageHeader } from '@/components/ui/page-header';

export const metadata: Metadata = { title: 'Documentation' };

export default function DocsPage() {
  return (
    <>
      <PageHeader
        title="Documentation"
        description="Onramp takes the developers of a health app from nothing to a first authorized FHIR request, and shows why when it fails."
      />
      <div className="space-y-8">
        {docsGroups.map((group) => (
          <section key={group.title} aria-labelledby={`group-${group.title}`}>
            <h2 id={`group-${group.title}`} className="mb-3 font-semibold">
              {group.title}
            </h2>
            <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
              {group.pages
                .filter((page) => page.href !== '/docs')
                .map((page) => (
                  <li key={page.href}>
                    <Link
                      href={page.href}
                      className="block h-full rounded-xl border border-line bg-surface p-4 hover:border-line-strong"
                    >
                      <span className="font-medium">{page.title}</span>
                      <span className="mt-1 block text-sm text-muted">{page.summary}</span>
                    </Link>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
