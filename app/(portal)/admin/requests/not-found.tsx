import { MissingPage } from '@/components/layout/missing-page';

export default function AdminRequestNotFound() {
  return (
    <MissingPage>
      There is no such request. It may have gone with the workspace that made it.
    </MissingPage>
  );
}
