import { Download } from 'lucide-react';
import { exportFormats, type ExportFormat } from '@/lib/run/export/export-format';
import { MenuItem } from '@/components/ui/menu';

/** The ways to export something, as entries of a menu. */
export function ExportItems({
  hrefOf,
  prefix = '',
}: Readonly<{
  hrefOf: (format: ExportFormat) => string;
  /** Before the name of the format. */
  prefix?: string;
}>) {
  return (Object.keys(exportFormats) as ExportFormat[]).map((format) => (
    <MenuItem key={format} asChild>
      <a href={hrefOf(format)} download>
        <Download aria-hidden /> {prefix}
        {exportFormats[format].label}
      </a>
    </MenuItem>
  ));
}
