'use client';

import { Download, Image as ImageIcon } from 'lucide-react';
import { mermaidOf } from '@/lib/run/picture/mermaid';
import { svgOf } from '@/lib/run/picture/svg';
import { saveBlob } from '@/components/save-blob';
import { Button } from '@/components/ui/button';
import { copyText } from '@/components/ui/copy-text';
import { Menu, MenuItem } from '@/components/ui/menu';
import { pictureOfView } from './picture-of-view';
import type { RunView } from './run-model';

const formats = {
  SVG: { ending: 'svg', type: 'image/svg+xml', write: svgOf },
  Mermaid: { ending: 'mmd', type: 'text/plain', write: mermaidOf },
} as const;
type Format = keyof typeof formats;

/** Takes the picture of a run along: as an SVG file or as Mermaid, saved or copied. Secrets are masked in it. */
export function PictureExports({ view }: Readonly<{ view: RunView }>) {
  const textIn = (format: Format) => formats[format].write(pictureOfView(view));

  function save(format: Format): void {
    const { ending, type } = formats[format];
    saveBlob(new Blob([textIn(format)], { type }), `${view.runId ?? 'run'}.${ending}`);
  }

  function copy(format: Format): Promise<boolean> {
    return copyText(() => textIn(format), `picture as ${format}`, 'Save the file instead.');
  }

  return (
    <Menu
      label="Take the picture along"
      align="end"
      trigger={
        <Button size="sm" kind="ghost">
          <ImageIcon aria-hidden /> Export picture
        </Button>
      }
    >
      {(['SVG', 'Mermaid'] as const).flatMap((format) => [
        <MenuItem key={`save ${format}`} onSelect={() => save(format)}>
          <Download aria-hidden /> Save as {format}
        </MenuItem>,
        <MenuItem key={`copy ${format}`} onSelect={() => void copy(format)}>
          <ImageIcon aria-hidden /> Copy as {format}
        </MenuItem>,
      ])}
    </Menu>
  );
}
