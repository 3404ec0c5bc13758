'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { MenuItem } from '@/components/ui/menu';
import { toastTrouble } from './toast-trouble';

/** The entry of a menu that deletes something at once, and offers to bring it back. */
export function DeleteItem({
  name,
  remove,
  restore,
}: Readonly<{
  name: string;
  remove: () => Promise<unknown>;
  restore: () => Promise<unknown>;
}>) {
  const router = useRouter();
  const refresh = (): void => router.refresh();

  function offerUndo(): void {
    refresh();
    toast(`Deleted: ${name}`, {
      duration: 10_000,
      action: { label: 'Undo', onClick: () => void restore().then(refresh, toastTrouble) },
    });
  }

  return (
    <MenuItem onSelect={() => void remove().then(offerUndo, toastTrouble)}>
      <Trash2 aria-hidden /> Delete
    </MenuItem>
  );
}
