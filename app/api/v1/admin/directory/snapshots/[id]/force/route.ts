import { serve } from '@/lib/http/endpoint';
import { forceDirectorySnapshot } from '@/lib/http/endpoints/admin-directory-snapshots';

export const POST = serve(forceDirectorySnapshot);
