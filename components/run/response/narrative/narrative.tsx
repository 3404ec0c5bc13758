'use client';

import { useMemo } from 'react';
import { useTheme } from 'next-themes';
import { cleanNarrative } from './narrative-html';

const colours = {
  light: { ink: '#14191f', line: '#868f99', back: '#ffffff' },
  dark: { ink: '#edf0f3', line: '#6b7681', back: '#14181c' },
};

function pageOf(html: string, theme: 'light' | 'dark'): string {
  const { ink, line, back } = colours[theme];
  const style =
    `:root{color-scheme:${theme}}body{margin:1rem;font:14px/1.5 system-ui,sans-serif;color:${ink};background:${back};overflow-wrap:anywhere}` +
    `table{border-collapse:collapse}td,th{border:1px solid ${line};padding:.25rem .5rem;text-align:left}img{max-width:100%}`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Narrative</title><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><style>${style}</style></head><body>${html}</body></html>`;
}

/** The narrative of a resource as its author wrote it, cleaned, in a frame that runs nothing and loads nothing. */
export function Narrative({ div, status }: Readonly<{ div: string; status: string | null }>) {
  const { resolvedTheme } = useTheme();
  const { html, removed } = useMemo(() => cleanNarrative(div), [div]);
  return (
    <div className="min-w-0 space-y-2">
      <iframe
        title="Narrative of the resource"
        sandbox=""
        srcDoc={pageOf(html, resolvedTheme === 'dark' ? 'dark' : 'light')}
        className="h-96 w-full rounded-lg border border-line bg-surface"
      />
      <p className="text-xs text-muted">
        {status !== null && `Status of the narrative: ${status}. `}
        Shown without scripts, links and pictures from elsewhere.
        {removed.length > 0 && ` Removed: ${removed.join(', ')}.`}
      </p>
    </div>
  );
}
