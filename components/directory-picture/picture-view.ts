import * as z from 'zod';
import { measureNames, shareOf, type MeasureName } from './measures';
import type { PictureState } from '@/lib/schemas/directory-picture';

/** How the picture is looked at, as its address holds it. What cannot be read counts as left out. */
export const PictureViewSchema = z.object({
  show: z.enum(measureNames).catch('works'),
  as: z.enum(['share', 'count']).catch('share'),
  sort: z.enum(['name', ...measureNames]).catch('name'),
});
export type PictureView = z.infer<typeof PictureViewSchema>;

/** The address of a view; what is as usual is left out. */
export function pictureAddress(root: string, view: PictureView): string {
  const usual: PictureView = PictureViewSchema.parse({});
  const parameters = new URLSearchParams(
    Object.entries(view).filter(([name, value]) => usual[name as keyof PictureView] !== value),
  );
  return parameters.size === 0 ? root : `${root}?${parameters}`;
}

/** Whether shares are shown: of what is known there is none. */
export function isShareView({ show, as }: PictureView): boolean {
  return as === 'share' && show !== 'known';
}

/** States in the order of a view: by name, or those with most first, by share where shares are shown. */
export function sortStates(
  states: readonly PictureState[],
  { sort, as }: PictureView,
): readonly PictureState[] {
  if (sort === 'name') return states;
  const valueOf = (state: PictureState, measure: MeasureName) =>
    as === 'share' && measure !== 'known' ? (shareOf(state, measure) ?? -1) : state[measure];
  return [...states].sort(
    (a, b) =>
      valueOf(b, sort) - valueOf(a, sort) || b.known - a.known || (a.name < b.name ? -1 : 1),
  );
}
