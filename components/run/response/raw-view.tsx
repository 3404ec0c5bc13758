'use client';

import { useState } from 'react';
import type { BodyKind } from './response-looks';
import { TextView } from './text/text-view';
import { prettyXml } from './text/xml-pretty';

/** The text of a body: indented, or exactly as it came. */
export function RawView({
  text,
  value,
  kind,
  label,
}: Readonly<{ text: string; value: unknown; kind: BodyKind; label: string }>) {
  const [isIndented, setIndented] = useState(true);
  const canIndent = kind === 'json' || kind === 'xml';
  const indented = kind === 'json' ? JSON.stringify(value, null, 2) : prettyXml(text);
  const shown = canIndent && isIndented ? indented : text;
  return (
    <div className="min-w-0 space-y-2">
      {canIndent && text !== '' && (
        <div role="group" aria-label="Form of the text" className="flex gap-1">
          {(['Indented', 'As it came'] as const).map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={(name === 'Indented') === isIndented}
              onClick={() => setIndented(name === 'Indented')}
              className="rounded-md px-2.5 py-1 text-xs font-medium text-muted aria-pressed:bg-sunken aria-pressed:text-ink"
            >
              {name}
            </button>
          ))}
        </div>
      )}
      <TextView
        text={shown}
        label={label}
        language={kind === 'json' || kind === 'ndjson' ? 'json' : kind === 'xml' ? 'xml' : 'text'}
      />
    </div>
  );
}
