import { serve } from '@/lib/http/endpoint';
import {
  getDirectorySource,
  removeDirectorySource,
  updateDirectorySource,
} from '@/lib/http/endpoints/admin-directory-sources';

export const GET = serve(getDirectorySource);
export const PATCH = serve(updateDirectorySource);
export const DELETE = serve(removeDirectorySource);
