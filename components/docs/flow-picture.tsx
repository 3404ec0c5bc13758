'use client';

import { useMemo, useRef, useState } from 'react';
import { jwtNames } from '@/components/run/claims';
import { purposeNames } from '@/components/run/purposes';
import { SequenceView } from '@/components/run/sequence-view';
import { cn } from '@/components/ui/cn';
import type { FlowItem } from '@/lib/guide/flows/flow';
import { flows, type FlowName } from '@/lib/guide/flows/flows';
import { flowView, itemsOf } from './flow-view';

function nameOf(item: FlowItem): string {
  switch (item.kind) {
    case 'exchange':
      return purposeNames[item.purpose];
    case 'jwt':
      return `${jwtNames[item.jwt]}, ${item.direction === 'sent' ? 'signed' : 'read'}`;
    case 'visit':
      return 'Sign-in and consent';
    case 'note':
      return item.text.charAt(0).toUpperCase() + item.text.slice(1);
  }
}

/** A flow as a picture and in words; an arrow that is pressed leads to its words. */
export function FlowPicture({ name }: Readonly<{ name: FlowName }>) {
  const view = useMemo(() => flowView(name, flows[name]), [name]);
  const [chosen, setChosen] = useState<string | null>(null);
  const words = useRef<HTMLOListElement>(null);

  function show(id: string): void {
    setChosen(id);
    const item = words.current?.children[Number(id)];
    if (!(item instanceof HTMLElement)) return;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }

  return (
    <figure className="my-6 max-w-4xl">
      <div className="rounded-xl border border-line bg-surface px-3 pb-2">
        <SequenceView view={view} onInspect={({ id }) => show(id)} />
      </div>
      <figcaption className="mt-4 max-w-3xl">
        <p className="font-semibold">The same in words</p>
        <ol ref={words} className="mt-2 list-decimal space-y-1.5 pl-7 text-[0.9375rem]">
          {itemsOf(flows[name]).map((item, index) => (
            <li
              key={index}
              tabIndex={-1}
              className={cn(
                'scroll-mt-20 rounded-md px-1 outline-none',
                chosen === String(index) && 'bg-accent-soft',
              )}
            >
              <strong className="font-semibold">{nameOf(item)}.</strong> {item.says}
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}
