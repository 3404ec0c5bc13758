import { serve } from '@/lib/http/endpoint';
import { mergeDirectoryDuplicate } from '@/lib/http/endpoints/admin-directory-duplicates';

export const POST = serve(mergeDirectoryDuplicate);
