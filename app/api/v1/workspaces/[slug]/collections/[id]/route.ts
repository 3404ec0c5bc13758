import { serve } from '@/lib/http/endpoint';
import {
  deleteCollection,
  getCollection,
  updateCollection,
} from '@/lib/http/endpoints/collections';

export const GET = serve(getCollection);
export const PATCH = serve(updateCollection);
export const DELETE = serve(deleteCollection);
