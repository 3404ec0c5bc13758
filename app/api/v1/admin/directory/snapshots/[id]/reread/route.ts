import { serve } from '@/lib/http/endpoint';
import { rereadDirectorySnapshot } from '@/lib/http/endpoints/admin-directory-snapshots';

export const POST = serve(rereadDirectorySnapshot);
