import { serve } from '@/lib/http/endpoint';
import { keepDirectoryDuplicateApart } from '@/lib/http/endpoints/admin-directory-duplicates';

export const POST = serve(keepDirectoryDuplicateApart);
