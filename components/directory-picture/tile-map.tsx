import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import type { PictureState } from '@/lib/schemas/directory-picture';
import {
  levelOf,
  percent,
  searchFor,
  sentenceOf,
  shareOf,
  shortNumber,
  type Level,
} from './measures';
import { isShareView, type PictureView } from './picture-view';
import { tilePlaces } from './tile-places';

/** Text keeps 4.5:1 on each of them, in both themes. */
const looks: Readonly<Record<'none' | Exclude<Level, null>, string>> = {
  none: 'border border-dashed border-line-strong/60 text-muted',
  0: 'border border-line-strong/60 bg-surface text-ink',
  1: 'bg-accent/10 text-ink',
  2: 'bg-accent/20 text-ink',
  3: 'bg-accent/35 text-ink',
  4: 'bg-accent text-accent-ink',
};

/** The look of a level, for tiles and for what explains them. */
export function lookOf(level: Level): string {
  return looks[level ?? 'none'];
}

function valueOf(state: PictureState, { show }: PictureView, isShare: boolean): string {
  if (state.known === 0) return '–';
  if (!isShare) return shortNumber(state[show]);
  const share = shareOf(state, show);
  return share === null ? '?' : percent(share);
}

function Tile({
  state,
  view,
  root,
}: Readonly<{ state: PictureState; view: PictureView; root: string }>) {
  const isShare = isShareView(view);
  const sentence = sentenceOf(state.name, state, view.show);
  const className = cn(
    'relative flex aspect-square flex-col items-center justify-center rounded-sm leading-none sm:rounded-md',
    lookOf(levelOf(state, view.show, isShare)),
  );
  const content = (
    <>
      <span aria-hidden className="text-[0.625rem] font-semibold sm:text-xs">
        {state.code}
      </span>
      <span
        aria-hidden
        className="mt-0.5 text-[0.5625rem] tracking-tighter tabular-nums sm:mt-1 sm:text-xs sm:tracking-normal"
      >
        {valueOf(state, view, isShare)}
      </span>
      <span className="sr-only">{sentence}</span>
    </>
  );
  if (state.known === 0) {
    return (
      <span className={className} title={sentence}>
        {content}
      </span>
    );
  }
  const measure = state[view.show] > 0 ? view.show : 'known';
  return (
    <Link
      prefetch={false}
      href={searchFor(root, measure, state.code)}
      title={sentence}
      className={cn(className, 'hover:outline-2 hover:outline-accent')}
    >
      {content}
    </Link>
  );
}

/**
 * The states as tiles, roughly where they are on a map; each leads to its endpoints. Nothing is fetched beforehand: every
 * link here is a search of its own.
 */
export function TileMap({
  states,
  view,
  root,
}: Readonly<{ states: readonly PictureState[]; view: PictureView; root: string }>) {
  const placed = states
    .flatMap((state) => {
      const place = tilePlaces.get(state.code);
      return place ? [{ state, place }] : [];
    })
    // Who goes through them by keyboard goes from left to right.
    .sort((a, b) => a.place.row - b.place.row || a.place.column - b.place.column);
  return (
    <ul
      aria-label="Map of the states"
      className="-mx-3 grid max-w-3xl grid-cols-11 gap-0.5 sm:mx-0 sm:gap-1"
    >
      {placed.map(({ state, place }) => (
        <li key={state.code} style={{ gridColumn: place.column, gridRow: place.row }}>
          <Tile state={state} view={view} root={root} />
        </li>
      ))}
    </ul>
  );
}
