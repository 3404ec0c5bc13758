import 'server-only';
import { stateCodes, stateName } from '@/lib/directory/normalize/places';
import type { DirectoryPicture, PictureCounts } from '@/lib/schemas/directory-picture';
import { countByState } from './count-by-state';

/** Counting reads every listing, and what it finds does not change from one second to the next. */
const keptForMs = 60_000;

const none: PictureCounts = {
  known: 0,
  checked: 0,
  works: 0,
  smart: 0,
  udap: 0,
  registration: 0,
};

let kept: { readonly atMs: number; readonly picture: Promise<DirectoryPicture> } | null = null;

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
 * How many endpoints of each state are known, work and support what. Counted once a minute at most, for everybody.
 *
 * @param nowMs the time
 */
export async function directoryPicture(nowMs = Date.now()): Promise<DirectoryPicture> {
  if (kept && nowMs - kept.atMs < keptForMs) return kept.picture;
  const counting = { atMs: nowMs, picture: draw(nowMs) };
  kept = counting;
  counting.picture.catch(() => {
    // The next one counts again.
    if (kept === counting) kept = null;
  });
  return counting.picture;
}
