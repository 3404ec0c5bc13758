import { Link2Off } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

/** For an address that opens nothing, or no more. Which of the two it is, nobody is told. */
export default function NoProfile() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl px-4 py-8 outline-none">
      <h1 className="sr-only">Profile of an app</h1>
      <Card>
        <EmptyState icon={Link2Off} title="This address opens nothing">
          It is not complete, or the profile is not public any more. Ask whoever gave it to you for
          a new one.
        </EmptyState>
      </Card>
    </main>
  );
}
