import { Skeleton } from '@/components/ui/skeleton';

/** The shape of a section of an app while its data is on its way; the head of the app stays. */
export default function Loading() {
  return (
    <div aria-busy="true" className="space-y-6">
      <p role="status" className="sr-only">
        Loading
      </p>
      <Skeleton className="h-32 w-full rounded-xl" />
      <Skeleton className="h-72 w-full rounded-xl" />
    </div>
  );
}
