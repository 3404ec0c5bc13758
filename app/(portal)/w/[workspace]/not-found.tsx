import { MissingPage } from '@/components/layout/missing-page';

export default function WorkspaceNotFound() {
  return (
    <MissingPage>
      It may have been deleted, or it belongs to another workspace. Choose another place beside this
      page.
    </MissingPage>
  );
}
