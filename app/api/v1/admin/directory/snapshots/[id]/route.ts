import { serve } from '@/lib/http/endpoint';
import { getDirectorySnapshot } from '@/lib/http/endpoints/admin-directory-snapshots';

export const GET = serve(getDirectorySnapshot);
