import { serve } from '@/lib/http/endpoint';
import { createSavedRequest } from '@/lib/http/endpoints/saved-requests';

export const POST = serve(createSavedRequest);
