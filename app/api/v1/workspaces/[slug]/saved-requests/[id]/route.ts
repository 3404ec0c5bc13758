import { serve } from '@/lib/http/endpoint';
import {
  deleteSavedRequest,
  getSavedRequest,
  updateSavedRequest,
} from '@/lib/http/endpoints/saved-requests';

export const GET = serve(getSavedRequest);
export const PUT = serve(updateSavedRequest);
export const DELETE = serve(deleteSavedRequest);
