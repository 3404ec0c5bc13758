import { CircleAlert, CircleCheck, CircleDashed, CircleMinus } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import { Spinner } from '@/components/ui/spinner';
import type { CollectionRunSummary, ItemState } from '@/lib/schemas/collection';

const looks = {
  waiting: { tone: 'neutral', word: 'Waiting', Icon: CircleDashed },
  running: { tone: 'info', word: 'Running', Icon: Spinner },
  passed: { tone: 'pass', word: 'Passed', Icon: CircleCheck },
  failed: { tone: 'fail', word: 'Failed', Icon: CircleAlert },
  skipped: { tone: 'skip', word: 'Skipped', Icon: CircleMinus },
} as const satisfies Record<ItemState, { tone: Tone; word: string; Icon: unknown }>;

/** The state of one request of a collection run, by sign and word. */
export function ItemStateBadge({ state }: Readonly<{ state: ItemState }>) {
  const { tone, word, Icon } = looks[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {word}
    </Badge>
  );
}

/** How a collection run stands as a whole, by sign and word. */
export function CollectionRunBadge({
  run: { status, counts },
}: Readonly<{ run: Pick<CollectionRunSummary, 'status' | 'counts'> }>) {
  if (status === 'running') return <ItemStateBadge state="running" />;
  if (counts.failed > 0) return <ItemStateBadge state="failed" />;
  if (status === 'cancelled') {
    return (
      <Badge tone="skip">
        <CircleMinus aria-hidden /> Cancelled
      </Badge>
    );
  }
  return <ItemStateBadge state="passed" />;
}

/** The numbers of a collection run in words. */
export function countWords({ counts }: Pick<CollectionRunSummary, 'counts'>): string {
  const words = (['passed', 'failed', 'skipped', 'running', 'waiting'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`);
  return words.join(', ');
}
