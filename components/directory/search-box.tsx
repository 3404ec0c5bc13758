'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/control-class';
import { Kbd } from '@/components/ui/kbd';
import { Spinner } from '@/components/ui/spinner';
import type { DirectoryQuery } from '@/lib/schemas/directory';
import { facetNames, searchAddress } from './search-address';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
}

/**
 * The one box of the directory. `/` goes to it, Enter searches; it works without scripts, because it is a form whose
 * address holds the search.
 */
export function SearchBox({ root, query }: Readonly<{ root: string; query: DirectoryQuery }>) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [isPending, startTransition] = useTransition();

  useEffect(() => {
    function focus(event: KeyboardEvent): void {
      if (event.key !== '/' || event.metaKey || event.ctrlKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.select();
    }
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);

  return (
    <form
      role="search"
      action={root}
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const q = input.current?.value.trim() ?? '';
        startTransition(() =>
          router.push(searchAddress(root, { ...query, q, page: 1, exact: '0' })),
        );
      }}
    >
      <div className="relative min-w-0 flex-1">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <input
          key={query.q}
          ref={input}
          type="search"
          name="q"
          defaultValue={query.q}
          maxLength={100}
          aria-label="Search the directory"
          placeholder="Name, NPI, URL, host, ZIP code or state"
          className={controlClass('h-11 pr-10 pl-9 text-base')}
        />
        <span className="absolute top-1/2 right-3 hidden -translate-y-1/2 sm:block">
          {isPending ? <Spinner /> : <Kbd>/</Kbd>}
        </span>
      </div>
      {facetNames.flatMap((name) =>
        query[name].map((value) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        )),
      )}
      <Button type="submit" kind="primary" className="h-11">
        Search
      </Button>
    </form>
  );
}
