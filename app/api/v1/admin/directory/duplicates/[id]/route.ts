import { serve } from '@/lib/http/endpoint';
import { getDirectoryDuplicate } from '@/lib/http/endpoints/admin-directory-duplicates';

export const GET = serve(getDirectoryDuplicate);
