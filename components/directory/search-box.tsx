'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import { keyPressOf } from '@/components/layout/shortcuts';
import { Button } from '@/components/ui/button';
import { controlClass } from '@/components/ui/control-class';
import { Kbd } from '@/components/ui/kbd';
import { Spinner } from '@/components/ui/spinner';
import type { DirectoryQuery } from '@/lib/schemas/directory';
import { facetNames, searchAddress } from './search-address';
import { searchMove } from './search-keys';

/** Moves the focus between the box and the hits, which are marked with `data-hit`. */
function useSearchKeys(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    function move(event: KeyboardEvent): void {
      const { target } = event;
      // Menus and dialogs have keys of their own.
      const isElsewhere =
        target instanceof HTMLElement && target.closest('[role="menu"], [role="dialog"]') !== null;
      if (event.defaultPrevented || isElsewhere) return;
      const hits = [...document.querySelectorAll<HTMLElement>('[data-hit]')];
      const to = searchMove(keyPressOf(event), {
        isInBox: target === input.current,
        at: hits.findIndex((hit) => hit === target),
        count: hits.length,
      });
      if (to === null) return;
      event.preventDefault();
      if (to === 'box') input.current?.select();
      else hits[to]?.focus();
    }
    document.addEventListener('keydown', move);
    return () => document.removeEventListener('keydown', move);
  }, [input]);
}

/**
 * The one box of the directory. `/` goes to it, Enter searches, and from it the arrow keys go through the hits; it works
 * without scripts, because it is a form whose address holds the search.
 */
export function SearchBox({ root, query }: Readonly<{ root: string; query: DirectoryQuery }>) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [isPending, startTransition] = useTransition();
  useSearchKeys(input);

  // Who goes back in history sees the search that is answered, and the focus stays in the box.
  useEffect(() => {
    if (input.current) input.current.value = query.q;
  }, [query.q]);

  return (
    <form
      role="search"
      action={root}
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const q = input.current?.value.trim() ?? '';
        startTransition(() =>
          router.push(searchAddress(root, { ...query, q, page: 1, exact: '0' }), { scroll: false }),
        );
      }}
    >
      <div className="relative min-w-0 flex-1">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <input
          ref={input}
          type="search"
          name="q"
          defaultValue={query.q}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          aria-label="Search the directory"
          aria-keyshortcuts="/"
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
      {query.junk === '1' && <input type="hidden" name="junk" value="1" />}
      <Button type="submit" kind="primary" className="h-11">
        Search
      </Button>
    </form>
  );
}
