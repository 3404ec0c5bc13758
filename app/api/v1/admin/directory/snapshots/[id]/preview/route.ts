import { serve } from '@/lib/http/endpoint';
import { previewDirectorySnapshot } from '@/lib/http/endpoints/admin-directory-snapshots';

export const POST = serve(previewDirectorySnapshot);
