import { serve } from '@/lib/http/endpoint';
import { fetchDirectorySource } from '@/lib/http/endpoints/admin-directory-snapshots';

export const POST = serve(fetchDirectorySource);
