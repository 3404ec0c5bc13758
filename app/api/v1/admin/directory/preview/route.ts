import { serve } from '@/lib/http/endpoint';
import { previewDirectoryFile } from '@/lib/http/endpoints/admin-directory-snapshots';

export const POST = serve(previewDirectoryFile);
