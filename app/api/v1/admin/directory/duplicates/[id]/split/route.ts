import { serve } from '@/lib/http/endpoint';
import { splitDirectoryDuplicate } from '@/lib/http/endpoints/admin-directory-duplicates';

export const POST = serve(splitDirectoryDuplicate);
