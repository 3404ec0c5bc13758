import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { compareMembers, type ComparedMember } from './compare-members';

const words = {
  same: { tone: 'pass', text: 'as sent' },
  differs: { tone: 'warn', text: 'differs' },
  given: { tone: 'neutral', text: 'added by the holder' },
} as const;

function Value({ value, missing }: Readonly<{ value: unknown; missing: string }>) {
  if (value === undefined) return <span className="text-muted">{missing}</span>;
  const items = Array.isArray(value) ? (value as unknown[]) : [value];
  if (items.length === 0) return <span className="text-muted">an empty list</span>;
  return items.map((item, index) => (
    <span key={index} className="block font-mono text-xs break-all">
      {typeof item === 'string' ? item : JSON.stringify(item)}
    </span>
  ));
}

function Row({ compared }: Readonly<{ compared: ComparedMember }>) {
  const { member, sent, said, state } = compared;
  const { tone, text } = words[state];
  return (
    <tr
      className={cn(
        'grid gap-x-4 gap-y-1 border-t border-line px-3 py-2 sm:table-row',
        state === 'differs' && 'bg-warn-soft',
      )}
    >
      <th
        scope="row"
        className="min-w-0 text-left font-normal sm:w-44 sm:px-3 sm:py-2 sm:align-top"
      >
        <span className="block font-mono text-xs font-medium break-all">{member}</span>
        <Badge tone={tone} className="mt-1">
          {text}
        </Badge>
      </th>
      <td className="min-w-0 sm:px-3 sm:py-2 sm:align-top">
        <span className="block text-xs text-muted sm:hidden">sent</span>
        <Value value={sent} missing="not sent" />
      </td>
      <td className="min-w-0 sm:px-3 sm:py-2 sm:align-top">
        <span className="block text-xs text-muted sm:hidden">the holder says</span>
        <Value value={said} missing="not said" />
      </td>
    </tr>
  );
}

/** What was sent beside what the holder says, member by member, with what differs marked and first. */
export function ComparedMembers({
  sent,
  said,
}: Readonly<{ sent: Readonly<Record<string, unknown>>; said: Readonly<Record<string, unknown>> }>) {
  return (
    <table
      aria-label="What was sent beside what the holder says"
      className="block w-full overflow-hidden rounded-lg border border-line text-sm sm:table sm:border-separate sm:border-spacing-0"
    >
      <thead className="sr-only sm:not-sr-only sm:table-header-group">
        <tr className="text-left text-xs text-muted">
          <th scope="col" className="px-3 py-2 font-medium">
            Member
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            Sent
          </th>
          <th scope="col" className="px-3 py-2 font-medium">
            The holder says
          </th>
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {compareMembers(sent, said).map((compared) => (
          <Row key={compared.member} compared={compared} />
        ))}
      </tbody>
    </table>
  );
}
