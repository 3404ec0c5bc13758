import 'server-only';
import { stateCodes, stateName } from '@/lib/directory/normalize/places';
import type { DirectoryPicture, PictureCounts } from '@/lib/schemas/directory-picture';
import { countByState } from './count-by-state';

/** Counting reads every listing, and what it finds does not change from one second to the next. */
const leastMs = 60_000;
/** Of a large directory it takes seconds: no more than a twentieth of the time goes into it. */
const timesAsLong = 20;

const none: PictureCounts = {
  known: 0,
  checked: 0,
  works: 0,
  smart: 0,
  udap: 0,
  registration: 0,
};

interface Kept {
  readonly atMs: number;
  forMs: number;
  readonly picture: Promise<DirectoryPicture>;
}
let kept: Kept | null = null;

async function draw(atMs: number): Promise<DirectoryPicture> {
  const rows = new Map((await countByState()).map(({ state, ...counts }) => [state, counts]));
  return {
    countedAt: new Date(atMs).toISOString(),
    total: rows.get(null) ?? none,
    placeless: rows.get('') ?? none,
    states: stateCodes
      .map((code) => ({ code, name: stateName(code) ?? code, ...(rows.get(code) ?? none) }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

/**
 * How many endpoints of each state are known, work and support what. Counted once a minute at most, for everybody; less
 * often where counting takes longer than three seconds.
 *
 * @param nowMs the time
 */
export async function directoryPicture(nowMs = Date.now()): Promise<DirectoryPicture> {
  if (kept && nowMs - kept.atMs < kept.forMs) return kept.picture;
  const startedMs = performance.now();
  const counting: Kept = { atMs: nowMs, forMs: leastMs, picture: draw(nowMs) };
  kept = counting;
  try {
    await counting.picture;
    counting.forMs = Math.max(leastMs, (performance.now() - startedMs) * timesAsLong);
  } catch (error) {
    // The next one counts again.
    if (kept === counting) kept = null;
    throw error;
  }
  return counting.picture;
}
