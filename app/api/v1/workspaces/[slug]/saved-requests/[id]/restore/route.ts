import { serve } from '@/lib/http/endpoint';
import { restoreSavedRequest } from '@/lib/http/endpoints/saved-requests';

export const POST = serve(restoreSavedRequest);
