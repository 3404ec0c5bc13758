import { serve } from '@/lib/http/endpoint';
import {
  createDirectorySource,
  listDirectorySources,
} from '@/lib/http/endpoints/admin-directory-sources';

export const GET = serve(listDirectorySources);
export const POST = serve(createDirectorySource);
