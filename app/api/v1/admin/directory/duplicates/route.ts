import { serve } from '@/lib/http/endpoint';
import {
  listDirectoryDuplicates,
  nameDirectoryDuplicate,
} from '@/lib/http/endpoints/admin-directory-duplicates';

export const GET = serve(listDirectoryDuplicates);
export const POST = serve(nameDirectoryDuplicate);
