'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { byteSize } from '@/lib/format/quantities';
import { Button, buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Spinner } from '@/components/ui/spinner';
import type { BundleEntry } from '../table/bundle-entries';
import { LargeTable } from './large-table';
import { LargeText } from './large-text';
import { LargeTree } from './large-tree';
import { useLargeBody } from './use-large-body';

/** Larger bodies are opened on demand: on a phone they may cost money. */
const gateBytes = 1024 * 1024;

type Form = 'Table' | 'Tree' | 'Indented' | 'As it came';

function OpenBody({
  url,
  links,
  onOpen,
}: Readonly<{
  url: string;
  links: { baseUrl: string; onPath: (path: string) => void } | undefined;
  onOpen: (entry: BundleEntry) => void;
}>) {
  const { news, client } = useLargeBody(url);
  const [chosen, setChosen] = useState<Form | null>(null);
  if (news.type === 'failed') {
    return (
      <Callout tone="fail" title="The body could not be opened">
        {news.message} It can still be saved.
      </Callout>
    );
  }
  if (news.type === 'progress') {
    return (
      <p role="status" className="flex items-center gap-2 text-sm text-muted">
        <Spinner /> {byteSize(news.bytes)}
        {news.total !== null && ` of ${byteSize(news.total)}`} …
      </p>
    );
  }
  const isTree = news.kind === 'json' || news.kind === 'ndjson';
  const forms: Form[] = [
    ...(news.types.length > 0 ? (['Table'] as const) : []),
    ...(isTree ? (['Tree'] as const) : []),
    ...(news.kind === 'json' || news.kind === 'xml' ? (['Indented'] as const) : []),
    'As it came',
  ];
  const form = chosen ?? forms[0] ?? 'As it came';
  return (
    <div className="min-w-0 space-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <div role="group" aria-label="Form of the body" className="rounded-lg bg-sunken p-0.5">
          {forms.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === form}
              onClick={() => setChosen(name)}
              className="rounded-md px-2.5 py-1 text-xs font-medium text-muted aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-xs"
            >
              {name}
            </button>
          ))}
        </div>
        <span role="status" className="text-sm">
          {news.words}
        </span>
      </div>
      {form === 'Table' && (
        <LargeTable client={client} types={news.types} onPath={links?.onPath} onOpen={onOpen} />
      )}
      {form === 'Tree' && <LargeTree client={client} initialCount={news.treeRows} links={links} />}
      {(form === 'Indented' || form === 'As it came') && (
        <LargeText
          client={client}
          isIndented={form === 'Indented'}
          language={news.kind === 'xml' ? 'xml' : isTree ? 'json' : 'text'}
        />
      )}
    </div>
  );
}

/**
 * A text that is kept beside the frames: read, parsed, searched and laid out in a worker, so that the page stays quick
 * at any size.
 *
 * @param url of the body at our API
 * @param bytes how large it is
 * @param onOpen shows one of the resources in it in words
 */
export function LargeBody({
  url,
  bytes,
  links,
  onOpen,
}: Readonly<{
  url: string;
  bytes: number;
  links: { baseUrl: string; onPath: (path: string) => void } | undefined;
  onOpen: (entry: BundleEntry) => void;
}>) {
  const [isOpen, setOpen] = useState(bytes <= gateBytes);
  return (
    <div className="min-w-0 space-y-3">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <span className="text-muted">{byteSize(bytes)}, kept whole with secrets masked.</span>
        {!isOpen && (
          <Button size="sm" kind="primary" onClick={() => setOpen(true)}>
            Open it here
          </Button>
        )}
        <a href={url} download className={buttonClass('secondary', 'sm')}>
          <Download aria-hidden /> Save
        </a>
      </div>
      {isOpen && <OpenBody url={url} links={links} onOpen={onOpen} />}
    </div>
  );
}
