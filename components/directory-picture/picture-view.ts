import * as z from 'zod';
import { measureNames, shareOf, type MeasureName } from './measures';
import type { PictureCounts, PictureState } from '@/lib/schemas/directory-picture';

/** How the picture is looked at, as its address holds it. What cannot be read counts as left out. */
export const PictureViewSchema = z.object({
  show: z.enum(measureNames).catch('works'),
  as: z.enum(['share', 'count']).catch('share'),
  sort: z.enum(['name', ...measureNames]).catch('name'),
});
export type PictureView = z.infer<typeof PictureViewSchema>;

/** The view of an address. Where it names no measure: what works, or what is known as long as nothing was checked. */
export function viewOf(parameters: object, { checked }: PictureCounts): PictureView {
  const usual = { show: checked === 0 ? 'known' : 'works' };
  return PictureViewSchema.parse({ ...usual, ...parameters });
}

/** The address of a view; an order and a form that are as usual are left out. */
export function pictureAddress(root: string, { show, as, sort }: PictureView): string {
  const parameters = new URLSearchParams({ show });
  if (as !== 'share') parameters.set('as', as);
  if (sort !== 'name') parameters.set('sort', sort);
  return `${root}?${parameters}`;
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
