import type { Metadata } from 'next';
import { MissingPage } from '@/components/layout/missing-page';

export const metadata: Metadata = { title: 'No such page' };

export default function NotFound() {
  return (
    <main id="main">
      <MissingPage>
        The address may be misspelt, or it leads to a workspace that you are not a member of. The
        portal does not tell the two apart: ask whoever sent you the link to invite you.
      </MissingPage>
    </main>
  );
}
