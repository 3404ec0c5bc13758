import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import type { SnapshotStatus } from '@/lib/schemas/directory-source';
import { isOpen, snapshotStates } from './snapshot-words';

/** The state of a reading: word, sign and colour. */
export function SnapshotStateBadge({ status }: Readonly<{ status: SnapshotStatus }>) {
  const { word, tone, Icon } = snapshotStates[status];
  const turns = isOpen({ status }) && status !== 'waiting';
  return (
    <Badge tone={tone}>
      <Icon aria-hidden className={cn(turns && 'animate-spin motion-reduce:animate-none')} />
      {word}
    </Badge>
  );
}
