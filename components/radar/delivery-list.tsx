import { BellRing } from 'lucide-react';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { counted } from '@/lib/format/quantities';
import type { NoticeSettings } from '@/lib/schemas/radar';

type Delivery = NoticeSettings['deliveries'][number];

const tones: Record<Delivery['state'], Tone> = { pending: 'info', sent: 'pass', failed: 'fail' };

function DeliveryRow({ delivery, now }: Readonly<{ delivery: Delivery; now: string }>) {
  const { title, channel, target, state, attempts, lastError, at, nextAttemptAt } = delivery;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 px-5 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium break-words">{title}</p>
        <p className="text-xs break-all text-muted">
          {channel === 'mail' ? 'mail to ' : 'webhook '}
          {target}
          {' · '}
          {state === 'sent' ? 'sent ' : 'given '}
          <Time at={at} now={now} />
          {attempts > 1 && ` · ${counted(attempts, 'attempt')}`}
          {nextAttemptAt !== null && attempts > 0 && (
            <>
              {' · '}next attempt <Time at={nextAttemptAt} now={now} />
            </>
          )}
        </p>
        {lastError !== null && <p className="text-sm break-words text-muted">{lastError}</p>}
      </div>
      <Badge tone={tones[state]}>{state}</Badge>
    </li>
  );
}

/** The last notices and what became of them. */
export function DeliveryList({
  deliveries,
  now,
}: Readonly<{ deliveries: readonly Delivery[]; now: string }>) {
  return (
    <Card>
      <CardHeader title="The last notices" />
      {deliveries.length === 0 ? (
        <EmptyState icon={BellRing} title="No notices yet">
          The first one is given when something has 30 days left or less.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-t border-line">
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} now={now} />
          ))}
        </ul>
      )}
    </Card>
  );
}
