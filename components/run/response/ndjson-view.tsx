'use client';

import { useMemo, useState } from 'react';
import { JsonTree } from './json-tree';
import { resourceSummary } from './resource-summary';
import { ndjsonLines, type NdjsonLine } from './response-looks';
import { RowWindow } from './text/row-window';

const rowHeight = 28;

function nameOf(line: NdjsonLine): string {
  if (line.value === undefined) return 'no JSON';
  const { resourceType, id } = line.value as { resourceType?: unknown; id?: unknown };
  return typeof resourceType === 'string'
    ? `${resourceType}${typeof id === 'string' ? `/${id}` : ''}`
    : 'JSON';
}

function summaryOf(line: NdjsonLine): string {
  const { value } = line;
  const isResource = typeof value === 'object' && value !== null && 'resourceType' in value;
  return isResource ? resourceSummary(value) : line.text.slice(0, 120);
}

/** NDJSON line by line; the line that is chosen stands below as a tree. */
export function NdjsonView({ text }: Readonly<{ text: string }>) {
  const lines = useMemo(() => ndjsonLines(text), [text]);
  const [chosen, setChosen] = useState(0);
  const line = lines[chosen];
  return (
    <div className="min-w-0 space-y-3">
      <div className="overflow-hidden rounded-lg border border-line">
        <RowWindow
          role="group"
          aria-label={`Lines (${lines.length})`}
          count={lines.length}
          rowHeight={rowHeight}
          className="max-h-64"
          renderRow={(index, top) => {
            const row = lines[index];
            return (
              row && (
                <button
                  key={index}
                  type="button"
                  aria-pressed={index === chosen}
                  onClick={() => setChosen(index)}
                  style={{ top }}
                  className="absolute left-0 flex h-7 w-full min-w-0 items-center gap-3 px-3 text-left hover:bg-sunken aria-pressed:bg-accent-soft"
                >
                  <span className="w-10 shrink-0 text-right text-faint">{row.number}</span>
                  <span className={row.value === undefined ? 'text-fail' : 'text-accent-strong'}>
                    {nameOf(row)}
                  </span>
                  <span className="min-w-0 truncate font-sans text-muted">{summaryOf(row)}</span>
                </button>
              )
            );
          }}
        />
      </div>
      {line &&
        (line.value === undefined ? (
          <p className="text-sm text-muted">
            Line {line.number} is no JSON: {line.text.slice(0, 500)}
          </p>
        ) : (
          <JsonTree key={line.number} value={line.value} label={`Line ${line.number} as a tree`} />
        ))}
    </div>
  );
}
