import { CircleDot, MessageSquare } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { Time } from '@/components/ui/time';
import type { RequestDetail } from '@/lib/schemas/certificate-request';

const sides = { applicant: 'applicant', operator: 'operator', portal: 'portal' } as const;

/** What happened to a request and what was said about it, the earliest first. */
export function Timeline({
  messages,
  now,
}: Readonly<{ messages: RequestDetail['messages']; now: string }>) {
  return (
    <ol className="space-y-4">
      {messages.map((message) => {
        const isMessage = message.kind === 'message';
        const Icon = isMessage ? MessageSquare : CircleDot;
        return (
          <li key={message.id} className="flex gap-3 text-sm">
            <Icon
              aria-hidden
              className={cn('mt-0.5 size-4 shrink-0', isMessage ? 'text-accent' : 'text-faint')}
            />
            <div className="min-w-0 flex-1">
              <p className="text-xs text-muted">
                <span className="font-medium text-ink">{message.authorName}</span> (
                {sides[message.side]}), <Time at={message.at} now={now} />
              </p>
              <p
                className={cn(
                  'mt-1 break-words whitespace-pre-line',
                  isMessage && 'rounded-lg border border-line bg-sunken px-3 py-2',
                )}
              >
                {message.text}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
