'use client';

import { useState } from 'react';
import type { Body } from '@/lib/protocol/exchange';
import { byteSize } from '@/lib/format/quantities';
import { jsonBody, prettyBody } from './http-message';
import { JsonTree } from './response/json-tree';
import { TextView } from './response/text/text-view';

type Look = 'tree' | 'pretty' | 'raw';
const lookNames: Record<Look, string> = { tree: 'Tree', pretty: 'Pretty', raw: 'Raw' };

/** A body in the ways that its kind allows: as a tree, indented, or as it came. */
export function BodyView({ body, label }: Readonly<{ body: Body | null; label: string }>) {
  const value = jsonBody(body);
  const pretty = prettyBody(body);
  const looks: Look[] = [
    ...(value === undefined ? [] : (['tree'] as const)),
    ...(pretty === null ? [] : (['pretty'] as const)),
    'raw',
  ];
  const [chosen, setChosen] = useState<Look | null>(null);
  const look =
    chosen !== null && looks.includes(chosen) ? chosen : pretty === null ? 'raw' : 'pretty';
  if (!body || (body.bytes === 0 && body.text === null)) {
    return <p className="text-sm text-muted">No body.</p>;
  }
  return (
    <div className="min-w-0 space-y-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div
          role="group"
          aria-label={`Look of the ${label}`}
          className="rounded-lg bg-sunken p-0.5"
        >
          {looks.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === look}
              onClick={() => setChosen(name)}
              className="rounded-md px-2.5 py-1 text-xs font-medium text-muted aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-xs"
            >
              {lookNames[name]}
            </button>
          ))}
        </div>
        <span className="text-xs text-muted">
          {body.mediaType ?? 'no media type'} · {byteSize(body.bytes)}
          {body.wireBytes !== body.bytes && ` (${byteSize(body.wireBytes)} on the wire)`}
        </span>
      </div>
      {body.note !== null && <p className="text-xs text-muted">{body.note}</p>}
      {look === 'tree' ? (
        <JsonTree value={value} label={label} />
      ) : (
        <TextView
          text={(look === 'pretty' ? pretty : body.text) ?? ''}
          label={label}
          language={value === undefined ? 'text' : 'json'}
        />
      )}
    </div>
  );
}
