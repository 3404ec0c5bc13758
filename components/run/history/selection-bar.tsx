'use client';

import { Download, GitCompare, X } from 'lucide-react';
import Link from 'next/link';
import { Button, buttonClass } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { ExportItems } from '../export-items';

/** What can be done with the runs that were chosen. Ids sort by time: the older one is compared with the newer. */
export function SelectionBar({
  workspace,
  chosen,
  onClear,
}: Readonly<{ workspace: string; chosen: readonly string[]; onClear: () => void }>) {
  const [a, b] = chosen.toSorted();
  const isPair = chosen.length === 2;
  return (
    <div
      role="group"
      aria-label="Chosen runs"
      className="sticky bottom-0 z-20 flex flex-wrap items-center gap-2 rounded-b-xl border-t border-line bg-surface px-4 py-3 sm:px-5"
    >
      <p role="status" className="mr-auto text-sm">
        {chosen.length} chosen
        {!isPair && <span className="text-muted"> · choose two to compare their answers</span>}
      </p>
      {isPair && (
        <Link
          href={`/w/${workspace}/runs/compare?a=${a}&b=${b}`}
          className={buttonClass('primary', 'sm')}
        >
          <GitCompare aria-hidden /> Compare
        </Link>
      )}
      <Menu
        label="Export"
        align="end"
        side="top"
        trigger={
          <Button size="sm">
            <Download aria-hidden /> Export
          </Button>
        }
      >
        <ExportItems
          hrefOf={(format) =>
            `/api/v1/workspaces/${workspace}/runs/export?format=${format}&ids=${chosen.join(',')}`
          }
        />
      </Menu>
      <Button kind="ghost" size="sm" onClick={onClear}>
        <X aria-hidden /> Clear
      </Button>
    </div>
  );
}
