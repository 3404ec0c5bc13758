import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import type { DirectoryPicture, PictureCounts } from '@/lib/schemas/directory-picture';
import { measureNames, measures, percent, searchFor, shareOf, type MeasureName } from './measures';
import { pictureAddress, sortStates, type PictureView } from './picture-view';

/** On a phone there is room for what is known and for what the map shows. */
const hiddenOnPhones = (measure: MeasureName, { show }: PictureView) =>
  measure !== 'known' && measure !== show && 'max-md:hidden';

function HeadCell({
  label,
  by,
  view,
  address,
  className,
}: Readonly<{
  label: string;
  by: PictureView['sort'];
  view: PictureView;
  address: string;
  className?: string | false;
}>) {
  const isSorted = view.sort === by;
  const Arrow = by === 'name' ? ArrowUp : ArrowDown;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (by === 'name' ? 'ascending' : 'descending') : undefined}
      className={cn('px-2 py-2 align-bottom font-medium first:pl-5 last:pr-5', className)}
    >
      <Link
        prefetch={false}
        href={pictureAddress(address, { ...view, sort: by })}
        scroll={false}
        className="inline-flex items-center gap-1 hover:text-ink hover:underline"
      >
        {label}
        {isSorted && <Arrow aria-hidden className="size-3.5" />}
      </Link>
    </th>
  );
}

function NumberCell({
  counts,
  measure,
  href,
  view,
  most,
}: Readonly<{
  counts: PictureCounts;
  measure: MeasureName;
  /** Where what is counted can be seen; null: nowhere. */
  href: string | null;
  view: PictureView;
  /** The most of what is known of a state: a bar of full length. */
  most: number;
}>) {
  const share = shareOf(counts, measure);
  const count = counts[measure];
  const isShown = measure === view.show;
  const length =
    view.as === 'share' && share !== null ? share : most === 0 ? 0 : Math.min(count / most, 1);
  return (
    <td
      className={cn(
        'px-2 py-2 text-right align-top tabular-nums last:pr-5',
        hiddenOnPhones(measure, view),
        isShown && 'min-w-28',
      )}
    >
      {counts.known === 0 ? (
        <span className="text-muted">–</span>
      ) : (
        <>
          {href !== null && count > 0 ? (
            <Link prefetch={false} href={href} className="text-accent-strong hover:underline">
              {count.toLocaleString('en')}
            </Link>
          ) : (
            <span className={cn(count === 0 && 'text-muted')}>{count.toLocaleString('en')}</span>
          )}
          {share !== null && <span className="text-xs text-muted"> {percent(share)}</span>}
          {isShown && (
            <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${length * 100}%` }}
              />
            </span>
          )}
        </>
      )}
    </td>
  );
}

/** Every state in numbers and bars, to be sorted by any of them. Each number leads to what it counts. */
export function StateTable({
  picture,
  view,
  root,
  address,
}: Readonly<{ picture: DirectoryPicture; view: PictureView; root: string; address: string }>) {
  const most = Math.max(...picture.states.map((state) => state[view.show]));
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">Endpoints by state</caption>
      <thead className="border-b border-line text-xs text-muted">
        <tr>
          <HeadCell label="State" by="name" view={view} address={address} className="text-left" />
          {measureNames.map((measure) => (
            <HeadCell
              key={measure}
              label={measures[measure].label}
              by={measure}
              view={view}
              address={address}
              className={cn('text-right', hiddenOnPhones(measure, view))}
            />
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {sortStates(picture.states, view).map((state) => (
          <tr key={state.code}>
            <th scope="row" className="py-2 pr-2 pl-5 text-left align-top font-normal">
              {state.name} <span className="text-xs text-muted">{state.code}</span>
              {state.known === 0 && (
                <span className="block text-xs text-muted">No endpoint is known</span>
              )}
            </th>
            {measureNames.map((measure) => (
              <NumberCell
                key={measure}
                counts={state}
                measure={measure}
                href={searchFor(root, measure, state.code)}
                view={view}
                most={most}
              />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot className="border-t border-line">
        <tr>
          <th scope="row" className="py-2 pr-2 pl-5 text-left align-top font-normal">
            No state is known
          </th>
          {measureNames.map((measure) => (
            <NumberCell
              key={measure}
              counts={picture.placeless}
              measure={measure}
              href={null}
              view={view}
              most={most}
            />
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
