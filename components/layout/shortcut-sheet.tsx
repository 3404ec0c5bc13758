'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { workspaceNav } from './nav';
import { useOfferedActions } from './page-actions';
import { useModifier } from './use-modifier';

function Row({ label, keys }: Readonly<{ label: string; keys: readonly string[] }>) {
  return (
    <div className="flex items-center justify-between gap-4 py-1.5">
      <dt>{label}</dt>
      <dd className="flex gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  );
}

/** What is told of the console where it is not on the screen. */
const inTheConsole = [{ label: 'Send the request, or cancel it', keys: ['Ctrl', 'Enter'] }];

/** The keys that work here: everywhere, and on the page that is on the screen. */
export function ShortcutSheet({
  open,
  onOpenChange,
  slug,
}: Readonly<{ open: boolean; onOpenChange: (open: boolean) => void; slug: string | null }>) {
  const modifier = useModifier();
  const offered = useOfferedActions();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <h3 className="text-xs font-medium text-muted">Everywhere</h3>
      <dl className="mb-4 divide-y divide-line">
        <Row label="Search pages and commands" keys={[modifier, 'K']} />
        <Row label="Show this list" keys={['?']} />
        <Row label="Close what is open" keys={['Esc']} />
      </dl>
      {slug !== null && (
        <>
          <h3 className="text-xs font-medium text-muted">Go to: press one after the other</h3>
          <dl className="mb-4 divide-y divide-line">
            {workspaceNav(slug).map((item) => (
              <Row key={item.href} label={item.label} keys={['g', item.key]} />
            ))}
          </dl>
          <h3 className="text-xs font-medium text-muted">{offered?.heading ?? 'In the console'}</h3>
          <dl className="divide-y divide-line">
            {(offered?.actions ?? inTheConsole).map(({ label, keys }) => (
              <Row
                key={label}
                label={label}
                keys={keys.map((key) => (key === 'Ctrl' ? modifier : key))}
              />
            ))}
          </dl>
        </>
      )}
    </Dialog>
  );
}
