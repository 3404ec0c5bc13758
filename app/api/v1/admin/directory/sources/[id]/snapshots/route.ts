import { serve } from '@/lib/http/endpoint';
import { listDirectorySnapshots } from '@/lib/http/endpoints/admin-directory-snapshots';

export const GET = serve(listDirectorySnapshots);
