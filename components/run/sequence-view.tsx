'use client';

import { cn } from '@/components/ui/cn';
import { FileKey2 } from 'lucide-react';
import { jwtNames } from './claims';
import type { Inspect } from './inspector';
import { PictureExports } from './picture-exports';
import { laneNames, type Lane } from './purposes';
import type { RunView } from './run-model';
import { SequenceArrow } from './sequence-arrow';
import { sequenceOf } from './sequence-rows';
import { SequenceVisit } from './sequence-visit';
import { StepIcon } from './step-state';

/** The middle of a lane, in percent of the picture. */
function laneCentre(lanes: readonly Lane[], lane: Lane): number {
  return ((lanes.indexOf(lane) + 0.5) / lanes.length) * 100;
}

/**
 * A run as a picture: a lane for everyone who takes part, an arrow for every request and for what came
 * back. Where there is no room for lanes it becomes a list that says the same.
 */
export function SequenceView({ view, onInspect }: Readonly<{ view: RunView; onInspect: Inspect }>) {
  const { lanes, rows } = sequenceOf(view);
  const start = laneCentre(lanes, 'client');
  return (
    <div className="@container min-w-0">
      <div className="flex justify-end pt-2">
        <PictureExports view={view} />
      </div>
      <div className="relative min-w-0">
        <div
          aria-hidden
          className="sticky top-0 z-10 hidden border-b border-line bg-surface @md:grid"
          style={{ gridTemplateColumns: `repeat(${lanes.length}, minmax(0, 1fr))` }}
        >
          {lanes.map((lane) => (
            <span
              key={lane}
              className={cn(
                'px-1 py-2 text-center text-xs font-semibold',
                lane === 'client' ? 'text-accent-strong' : 'text-muted',
              )}
            >
              {laneNames[lane]}
            </span>
          ))}
        </div>
        <div
          aria-hidden
          className="pointer-events-none absolute inset-x-0 top-8 bottom-0 hidden @md:block"
        >
          {lanes.map((lane) => (
            <span
              key={lane}
              className="absolute inset-y-0 border-l border-dashed border-line-strong/50"
              style={{ left: `${laneCentre(lanes, lane)}%` }}
            />
          ))}
        </div>
        <ol aria-label="What was sent and what came back, in order" className="relative py-2">
          {rows.map((row) => {
            if (row.kind === 'step') {
              return (
                <li key={row.step.kind} className="py-1.5">
                  <span className="flex items-center gap-2 rounded-md bg-sunken px-3 py-1.5 text-xs font-semibold">
                    <StepIcon state={row.step.state} />
                    {row.step.title}
                  </span>
                </li>
              );
            }
            if (row.kind === 'note') {
              return (
                <li
                  key={`note ${row.note.seq}`}
                  className="px-2 py-1 text-xs text-muted @md:pr-2 @md:pl-[calc(var(--lane)+0.75rem)]"
                  style={laneStyle(start)}
                >
                  <span className="bg-surface">{row.note.text}</span>
                </li>
              );
            }
            if (row.kind === 'visit') {
              return (
                <li key={row.visit.authorizationId}>
                  <SequenceVisit
                    visit={row.visit}
                    from={laneCentre(lanes, 'person')}
                    to={laneCentre(lanes, 'authorization')}
                  />
                </li>
              );
            }
            if (row.kind === 'jwt') {
              return (
                <li
                  key={row.jwt.id}
                  className="py-0.5 @md:pl-[var(--lane)]"
                  style={laneStyle(start)}
                >
                  <button
                    type="button"
                    onClick={() => onInspect({ kind: 'jwt', id: row.jwt.id })}
                    className="inline-flex items-center gap-1.5 rounded-md bg-accent-soft px-2 py-1 text-xs font-medium text-accent-strong hover:underline @md:-ml-3"
                  >
                    <FileKey2 aria-hidden className="size-3.5" />
                    {jwtNames[row.jwt.kind]} {row.jwt.direction === 'sent' ? 'signed' : 'read'}
                  </button>
                </li>
              );
            }
            return (
              <li key={row.exchange.id}>
                <SequenceArrow
                  exchange={row.exchange}
                  lane={row.lane}
                  state={row.state}
                  isOver={view.status !== 'running'}
                  from={start}
                  to={laneCentre(lanes, row.lane)}
                  onOpen={() => onInspect({ kind: 'exchange', id: row.exchange.id })}
                />
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}

function laneStyle(percent: number): React.CSSProperties {
  return { '--lane': `${percent}%` } as React.CSSProperties;
}
