'use client';

import { useId, useState, type CSSProperties } from 'react';
import type { Inspect } from '@/components/run/inspector';
import { cn } from '@/components/ui/cn';
import type { TrustReport } from '@/lib/protocol/x509/trust-report';
import { findingsOf } from './node-words';
import type { TrustNode } from './trust-graph';
import { trustLayout, type TrustLayout, type TrustRow } from './trust-layout';
import { PassingLine, TrustLines } from './trust-lines';
import { TrustNodeCard } from './trust-node-card';
import { TrustNodePanel } from './trust-node-panel';

/** A unit of the layout: four of them are as narrow as a card may be. */
const unitRem = 3.5;

/** What is open at first: the first certificate of the best path with which something is wrong. */
function firstBroken(report: TrustReport, { nodes }: TrustLayout): string | null {
  const onBest = [...nodes.values()].filter(
    ({ paths, certificate }) => certificate !== null && paths.includes(0),
  );
  return onBest.find((node) => findingsOf(report, node, 0).verdict === 'fail')?.key ?? null;
}

/** Keeps the lines going behind what is open between two rows. */
function LinesBehind({ row }: Readonly<{ row: TrustRow }>) {
  return (
    <div aria-hidden className="absolute inset-0 hidden @2xl:block">
      {row.slots
        .filter(({ key }) => row.lines.some((line) => line.key.endsWith(` ${key}`)))
        .map(({ key, x }) => (
          <span
            key={key}
            style={{ left: `${x}%` }}
            className="absolute inset-y-0 -translate-x-1/2 border-l-2 border-line-strong"
          />
        ))}
    </div>
  );
}

/**
 * A report as a picture: anchors on top, lines down to the examined certificate; each certificate once. Where
 * there is no room it is a list with lines. Each certificate opens to all that was checked.
 *
 * @param chosen index of the path that is highlighted; null: none
 * @param now the moment for which dates are shown
 */
export function TrustTree({
  report,
  chosen,
  now,
  level,
  onInspect,
}: Readonly<{
  report: TrustReport;
  chosen: number | null;
  now: string;
  level: 'h3' | 'h4';
  onInspect: Inspect;
}>) {
  const id = useId();
  const layout = trustLayout(report);
  const [open, setOpen] = useState<string | null>(() => firstBroken(report, layout));

  function cell(node: TrustNode, row: TrustRow, index: number) {
    const panelId = `${id}-${node.key}`.replaceAll(' ', '-');
    const isOpen = open === node.key;
    const findings = findingsOf(report, node, chosen);
    return [
      <div key={node.key} className="flex min-w-0 justify-center py-1 @2xl:px-2 @2xl:py-0">
        <TrustNodeCard
          node={node}
          findings={findings}
          now={now}
          isChosen={chosen !== null && node.paths.includes(chosen)}
          broken={layout.edges.find(({ upper }) => upper === node.key)?.broken ?? null}
          toggle={{ isOpen, panelId, onToggle: () => setOpen(isOpen ? null : node.key) }}
        />
      </div>,
      node.certificate && isOpen && (
        <div
          key={`${node.key} panel`}
          className="relative min-w-0 @2xl:order-last @2xl:col-span-full @2xl:px-2 @2xl:pt-2"
        >
          {index < layout.rows.length - 1 && <LinesBehind row={row} />}
          <TrustNodePanel
            id={panelId}
            name={node.name}
            certificate={node.certificate}
            findings={findings}
            level={level}
            onInspect={onInspect}
          />
        </div>
      ),
    ];
  }

  return (
    <div className="@container min-w-0">
      <div className="overflow-x-auto p-1">
        <ol
          aria-label="Certificates, from the anchors down to the examined one"
          style={{ '--tree-width': `${layout.width * unitRem}rem` } as CSSProperties}
          className="@2xl:min-w-(--tree-width)"
        >
          {layout.rows.map((row, index) => (
            <li key={row.slots.map(({ key }) => key).join()} className="min-w-0">
              <div
                style={
                  {
                    '--slots': row.slots.map(({ width }) => `minmax(0,${width}fr)`).join(' '),
                  } as CSSProperties
                }
                className={cn('flex min-w-0 flex-col @2xl:grid @2xl:grid-cols-(--slots)')}
              >
                {row.slots.map((slot) =>
                  slot.node ? (
                    cell(slot.node, row, index)
                  ) : (
                    <PassingLine key={slot.key} slot={slot} chosen={chosen} />
                  ),
                )}
              </div>
              {row.lines.length > 0 && <TrustLines lines={row.lines} chosen={chosen} />}
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
