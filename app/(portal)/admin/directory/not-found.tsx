import { MissingPage } from '@/components/layout/missing-page';

export default function AdminSourceNotFound() {
  return (
    <MissingPage>There is no such source in the directory. It may have been removed.</MissingPage>
  );
}
