'use client';

import type { ScopeCell, ScopeComparison, ScopeRow } from '@/lib/protocol/smart/scope-comparison';
import { Callout } from '@/components/ui/callout';
import { VerdictIcon } from '@/components/ui/verdict';

const columns = [
  ['asked', 'Asked'],
  ['granted', 'Granted'],
  ['registered', 'Registered'],
  ['offered', 'Offered'],
] as const satisfies readonly (readonly [keyof ScopeRow, string])[];

/** A scope that breaks behind its level, if it has to. */
function Word({ text }: Readonly<{ text: string }>) {
  const [level, ...rest] = text.split(/(?<=\/)/);
  return (
    <>
      {level}
      {rest.length > 0 && <wbr />}
      {rest.join('')}
    </>
  );
}

function Cell({ cell }: Readonly<{ cell: ScopeCell }>) {
  if (!cell.isKnown) return <span className="text-muted">not said</span>;
  if (cell.rights === '') return <span className="text-muted">no</span>;
  return (
    <span className="block min-w-0">
      <span className="font-mono font-medium">{cell.rights}</span>
      {cell.words.map((word) => (
        <span key={word} className="block font-mono wrap-break-word text-muted">
          <Word text={word} />
        </span>
      ))}
    </span>
  );
}

function Name({ row }: Readonly<{ row: ScopeRow }>) {
  const both = [...new Set([row.v1, row.v2])].filter((text) => text !== null);
  return (
    <>
      <span className="flex items-start gap-1.5 font-mono font-medium break-all">
        {row.missing !== '' && <VerdictIcon verdict="warn" />}
        {row.name}
      </span>
      {both.length > 1 && <span className="block text-muted">{both.join(' = ')}</span>}
      <span className="block text-muted">{row.meaning}</span>
      {row.breaks.length > 0 && (
        <span className="block text-warn">Will not work: {row.breaks.join(', ')}.</span>
      )}
      {row.extra !== '' && <span className="block text-muted">Granted beyond what was asked.</span>}
    </>
  );
}

/** What was asked, registered, offered and granted, side by side, by what it means. */
export function ScopesView({ comparison }: Readonly<{ comparison: ScopeComparison }>) {
  const { rows, isSame, request } = comparison;
  return (
    <div className="min-w-0 space-y-3">
      <p>
        {isSame
          ? 'The holder granted exactly what was asked for, whichever way it is written.'
          : 'What the holder granted is not what was asked for.'}
      </p>
      {request && !request.isCovered && (
        <Callout tone="warn" title="The FHIR request is not covered">
          It will {request.words}, and no granted scope allows that.
        </Callout>
      )}
      <div
        className="overflow-x-auto rounded-lg border border-line"
        tabIndex={0}
        role="region"
        aria-label="Scopes side by side"
      >
        <table className="w-full min-w-[34rem] text-left text-xs">
          <thead>
            <tr className="border-b border-line bg-sunken">
              <th scope="col" className="px-3 py-2 font-medium">
                Scope
              </th>
              {columns.map(([name, label]) => (
                <th key={name} scope="col" className="px-3 py-2 font-medium">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name} className="border-b border-line align-top last:border-b-0">
                <th scope="row" className="px-3 py-2 font-normal">
                  <Name row={row} />
                </th>
                {columns.map(([name]) => (
                  <td key={name} className="px-3 py-2">
                    <Cell cell={row[name]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="text-xs text-muted">
        The letters are those of SMART 2: create, read, update, delete, search. Below them the words
        as each list has them; version 1 says read for rs, write for cud and * for cruds.
      </p>
    </div>
  );
}
