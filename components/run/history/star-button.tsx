import { Star } from 'lucide-react';
import { cn } from '@/components/ui/cn';

/** Marks a run to be found again. */
export function StarButton({
  isOn,
  label,
  disabled,
  onToggle,
}: Readonly<{ isOn: boolean; label: string; disabled: boolean; onToggle: () => void }>) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={`Star ${label}`}
      title={isOn ? 'Starred' : 'Star'}
      disabled={disabled}
      onClick={onToggle}
      className="relative z-10 shrink-0 rounded p-1 text-muted hover:bg-sunken hover:text-ink disabled:opacity-60"
    >
      <Star aria-hidden className={cn('size-4', isOn && 'fill-warn text-warn')} />
    </button>
  );
}
