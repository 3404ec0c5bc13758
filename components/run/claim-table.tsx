'use client';

import { isObject } from '@/lib/protocol/json-value';
import type { Jwt } from '@/lib/protocol/jwt';
import { exactTime, relativeTime } from '@/lib/format/dates';
import { claimRows } from './claims';
import { useNow } from './use-now';

const maxShown = 400;

function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}

/** The header or the claims of a JWT, one row each, with what it means beside it. */
export function ClaimTable({
  jwt,
  part,
}: Readonly<{ jwt: Pick<Jwt, 'kind' | 'header' | 'claims'>; part: 'header' | 'claims' }>) {
  const now = useNow();
  const rows = claimRows(jwt.kind, part, jwt[part]);
  return (
    <dl className="divide-y divide-line overflow-hidden rounded-lg border border-line text-sm">
      {rows.map((row) => (
        <div
          key={row.path}
          className="grid min-w-0 gap-x-4 gap-y-0.5 px-3 py-2 sm:grid-cols-[12rem_1fr]"
        >
          <dt
            className="font-mono text-xs leading-5 font-medium break-all"
            style={{ paddingLeft: `${row.depth * 0.75}rem` }}
          >
            {row.name}
          </dt>
          <dd className="min-w-0">
            {!isObject(row.value) && (
              <span className="font-mono text-xs leading-5 break-all">{valueText(row.value)}</span>
            )}
            {row.time !== null && (
              <span className="block text-xs text-muted">
                <time dateTime={row.time}>{exactTime(row.time)}</time>
                {now !== null && ` (${relativeTime(row.time, now)})`}
              </span>
            )}
            {row.explanation !== null && (
              <span className="block text-xs text-muted">{row.explanation}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
