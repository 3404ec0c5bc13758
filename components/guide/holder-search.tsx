'use client';

import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { callApi } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { DirectoryAnswerSchema, type DirectoryHit } from '@/lib/schemas/directory';

/** How long somebody has to pause before the directory is asked, in milliseconds. */
const pauseMs = 350;
const mostShown = 6;

interface Found {
  query: string;
  hits: readonly DirectoryHit[];
  problem: string | null;
}

/** Finds endpoints of the directory as one types. */
export function HolderSearch({
  workspace,
  chosen,
  onAdd,
}: Readonly<{
  workspace: string;
  chosen: readonly string[];
  onAdd: (baseUrl: string, name: string) => void;
}>) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const query = text.trim();
  useEffect(() => {
    if (query.length < 2) return;
    let isLate = false;
    const timer = setTimeout(() => {
      callApi(
        DirectoryAnswerSchema,
        'GET',
        `/workspaces/${workspace}/directory?q=${encodeURIComponent(query)}`,
      )
        .then(({ hits }) => {
          if (!isLate) setFound({ query, hits, problem: null });
        })
        .catch((error: unknown) => {
          const problem = error instanceof Error ? error.message : 'The search did not work.';
          if (!isLate) setFound({ query, hits: [], problem });
        });
    }, pauseMs);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [query, workspace]);

  const shown = query.length < 2 ? null : found;
  const endpoints = (shown?.hits ?? [])
    .flatMap((hit) => hit.endpoints.map((endpoint) => ({ hit, endpoint })))
    .slice(0, mostShown);
  return (
    <div className="space-y-2">
      <TextField
        label="Find in the directory"
        type="search"
        value={text}
        autoComplete="off"
        placeholder="Name, place or address"
        onChange={(event) => setText(event.target.value)}
        hint="At least two letters."
      />
      <p role="status" className="text-xs text-muted">
        {shown === null
          ? ''
          : (shown.problem ??
            (endpoints.length === 0
              ? `Nothing in the directory is like “${shown.query}”. Give its address below.`
              : `${endpoints.length} of the endpoints for “${shown.query}”`))}
      </p>
      {endpoints.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {endpoints.map(({ hit, endpoint }) => {
            const isChosen = chosen.includes(endpoint.baseUrl);
            return (
              <li key={`${hit.name} ${endpoint.id}`} className="flex items-center gap-3 px-3 py-2">
                <span className="min-w-0 flex-1 text-sm">
                  <span className="block font-medium break-words">{hit.name}</span>
                  <span className="block font-mono text-xs break-all text-muted">
                    {endpoint.baseUrl}
                  </span>
                </span>
                <Button
                  size="sm"
                  disabled={isChosen}
                  aria-label={`Add ${hit.name}, ${endpoint.baseUrl}`}
                  onClick={() => onAdd(endpoint.baseUrl, hit.name)}
                >
                  <Plus aria-hidden /> {isChosen ? 'Added' : 'Add'}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
