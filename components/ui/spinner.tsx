import { LoaderCircle } from 'lucide-react';
import { cn } from './cn';

/** Work is under way. Silent for screen readers: the text beside it says so. */
export function Spinner({ className }: Readonly<{ className?: string }>) {
  return <LoaderCircle aria-hidden className={cn('size-4 animate-spin', className)} />;
}
