'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { ApiError, openDownload } from '@/components/api-client';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu';
import type { DirectoryQuery } from '@/lib/schemas/directory';
import { exportPath } from './search-address';

const formats = [
  { format: 'csv', label: 'CSV', says: 'for spreadsheets' },
  { format: 'ndjson', label: 'NDJSON', says: 'one object a line' },
  { format: 'brands', label: 'SMART Brands', says: 'a FHIR Bundle of User-access Brands' },
] as const;

/** Saves what the search fits, with its filters, as a file. */
export function ExportMenu({
  workspace,
  query,
}: Readonly<{ workspace: string; query: DirectoryQuery }>) {
  const [isBusy, setBusy] = useState(false);

  async function save(format: string): Promise<void> {
    setBusy(true);
    try {
      await openDownload(exportPath(workspace, query, format));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast.error(error.message, { duration: 15_000 });
    } finally {
      setBusy(false);
    }
  }

  return (
    <Menu
      label="Export"
      align="end"
      className="max-w-72"
      trigger={
        <Button size="sm" busy={isBusy}>
          {!isBusy && <Download aria-hidden />} Export
        </Button>
      }
    >
      {formats.map(({ format, label, says }) => (
        <MenuItem key={format} onSelect={() => void save(format)}>
          <span className="font-medium">{label}</span>
          <span className="text-muted">{says}</span>
        </MenuItem>
      ))}
      <MenuLabel className="font-normal">
        All pages of this search, with its filters; at most 50,000 entries.
      </MenuLabel>
    </Menu>
  );
}
