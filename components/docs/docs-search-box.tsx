'use client';

import { Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useId, useRef, useState } from 'react';
import { keyPressOf } from '@/components/layout/shortcuts';
import { searchMove } from '@/components/directory/search-keys';
import { controlClass } from '@/components/ui/control-class';
import { Kbd } from '@/components/ui/kbd';
import { kindNames } from './hit-words';
import { useDocsHits } from './use-docs-hits';

/**
 * The search of the documentation: shows the best places while one types, and all of them on a page of its own, which
 * works without scripts. `/` goes to it, the arrow keys go through what was found.
 */
export function DocsSearchBox() {
  const [query, setQuery] = useState('');
  const [isOpen, setOpen] = useState(false);
  const found = useDocsHits(query);
  const hits = found ?? [];
  const box = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const pathname = usePathname();
  const status = useId();
  const isShown = isOpen && query.trim().length >= 2;

  useEffect(() => {
    function move(event: KeyboardEvent): void {
      const links = [...(box.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])];
      const to = searchMove(keyPressOf(event), {
        isInBox: event.target === input.current,
        at: links.findIndex((link) => link === event.target),
        count: links.length,
      });
      if (event.defaultPrevented || to === null) return;
      event.preventDefault();
      if (to === 'box') input.current?.select();
      else links[to]?.focus();
    }
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, []);

  return (
    <form
      ref={box}
      role="search"
      action="/docs/search"
      className="relative order-last min-w-0 basis-full sm:order-none sm:max-w-xs sm:flex-1 sm:basis-0"
      onSubmit={(event) => {
        event.preventDefault();
        setOpen(false);
        router.push(`/docs/search?q=${encodeURIComponent(query.trim())}`);
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          // The first press closes what was found and keeps the words, which browsers would empty.
          if (isShown) event.preventDefault();
          setOpen(false);
          input.current?.focus();
        }
      }}
    >
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <input
        key={pathname}
        ref={input}
        name="q"
        type="search"
        value={query}
        maxLength={100}
        autoComplete="off"
        aria-label="Search the documentation"
        aria-describedby={status}
        placeholder="Search"
        className={controlClass('pr-9 pl-8')}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setQuery(event.target.value);
          setOpen(true);
        }}
      />
      <span aria-hidden className="absolute top-1/2 right-2 hidden -translate-y-1/2 sm:block">
        {query === '' && <Kbd>/</Kbd>}
      </span>
      <span id={status} role="status" className="sr-only">
        {isShown && hits.length > 0 && `${hits.length} found, press Down`}
        {isShown && found?.length === 0 && 'Nothing found'}
      </span>
      {isShown && found?.length === 0 && (
        <p className="absolute top-full right-0 left-0 z-40 mt-1 rounded-xl border border-line bg-surface px-4 py-3 text-sm text-muted shadow-xl">
          Nothing has these words. Try fewer, or another spelling.
        </p>
      )}
      {isShown && hits.length > 0 && (
        <ul className="absolute top-full right-0 z-40 mt-1 max-h-[70vh] w-[min(28rem,calc(100vw-2rem))] overflow-y-auto rounded-xl border border-line bg-surface p-1 shadow-xl">
          {hits.map((hit) => (
            <li key={hit.href}>
              <Link
                data-hit
                href={hit.href}
                prefetch={false}
                onClick={() => setOpen(false)}
                className="block rounded-lg px-3 py-2 hover:bg-sunken focus:bg-accent-soft"
              >
                <span className="flex items-baseline gap-2">
                  <span className="min-w-0 flex-1 truncate text-sm font-medium">
                    {hit.heading ?? hit.title}
                  </span>
                  <span className="shrink-0 text-xs text-muted">
                    {hit.heading === null ? kindNames[hit.kind] : hit.title}
                  </span>
                </span>
                <span className="line-clamp-2 text-xs text-muted">{hit.excerpt}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
