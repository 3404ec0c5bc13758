import type { PictureCounts } from '@/lib/schemas/directory-picture';
import { DirectoryQuerySchema, EndpointStatusSchema } from '@/lib/schemas/directory';
import { searchAddress } from '@/components/directory/search-address';

/** What is counted, in the order of the columns. */
export const measureNames = [
  'known',
  'checked',
  'works',
  'smart',
  'udap',
  'registration',
] as const satisfies readonly (keyof PictureCounts)[];
export type MeasureName = (typeof measureNames)[number];

/** How each measure is called, and what it says of so many endpoints. */
export const measures: Readonly<
  Record<MeasureName, { readonly label: string; readonly says: string }>
> = {
  known: { label: 'Known', says: 'known' },
  checked: { label: 'Checked', says: 'checked' },
  works: { label: 'Work now', says: 'work now' },
  smart: { label: 'SMART', says: 'support SMART' },
  udap: { label: 'UDAP', says: 'support UDAP' },
  registration: { label: 'Dynamic registration', says: 'offer dynamic registration' },
};

const facets: Readonly<Record<MeasureName, object>> = {
  known: {},
  checked: { status: EndpointStatusSchema.options.filter((status) => status !== 'not-checked') },
  works: { status: 'working' },
  smart: { has: 'smart' },
  udap: { has: 'udap' },
  registration: { has: 'registration' },
};

/** The search for what a number of the picture counts. */
export function searchFor(root: string, measure: MeasureName, state: string | null): string {
  const query = DirectoryQuerySchema.parse({ ...facets[measure], ...(state ? { state } : {}) });
  return searchAddress(root, query);
}

/**
 * The share that a measure has, from 0 to 1: of the checked endpoints, because of the others nobody knows what they
 * do; `checked` itself of the known ones. Null where there is nothing to have a share of.
 */
export function shareOf(counts: PictureCounts, measure: MeasureName): number | null {
  if (measure === 'known') return null;
  const whole = measure === 'checked' ? counts.known : counts.checked;
  return whole === 0 ? null : Math.min(counts[measure] / whole, 1);
}

/** A share in whole per cent; what is more than nothing is never 0 %, and what is not all never 100 %. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return '<1%';
  if (rounded === 100 && share < 1) return '99%';
  return `${rounded}%`;
}

/** How dark a tile is: null without data, 0 for nothing, up to 4. */
export type Level = 0 | 1 | 2 | 3 | 4 | null;

/** By shares in quarters, by counts in powers of ten: the same colour means the same in every picture. */
export function levelOf(counts: PictureCounts, measure: MeasureName, isShare: boolean): Level {
  if (counts.known === 0) return null;
  if (isShare) {
    const share = shareOf(counts, measure);
    if (share === null) return null;
    return share === 0 ? 0 : ((Math.min(Math.floor(share * 4), 3) + 1) as Level);
  }
  const count = counts[measure];
  return count === 0 ? 0 : (Math.min(String(count).length, 4) as Level);
}

/** What the levels stand for, in words. */
export const shareLevels = ['0%', 'under 25%', '25% to 49%', '50% to 74%', '75% and more'] as const;
export const countLevels = ['0', '1 to 9', '10 to 99', '100 to 999', '1,000 and more'] as const;

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A number that fits into a tile: “950”, “1.2K”. */
export function shortNumber(count: number): string {
  return compact.format(count);
}

/** A state in one sentence, for a tile: “Ohio: 3 of 12 checked endpoints work now (25%), 40 are known”. */
export function sentenceOf(name: string, counts: PictureCounts, measure: MeasureName): string {
  if (counts.known === 0) return `${name}: no endpoint is known`;
  const known = `${counts.known.toLocaleString('en')} known`;
  if (measure === 'known') return `${name}: ${known}`;
  const share = shareOf(counts, measure);
  const of = measure === 'checked' ? 'known' : 'checked';
  if (share === null) return `${name}: ${known}, none is checked yet`;
  const whole = (measure === 'checked' ? counts.known : counts.checked).toLocaleString('en');
  return `${name}: ${counts[measure].toLocaleString('en')} of ${whole} ${of} endpoints ${measures[measure].says} (${percent(share)})`;
}
