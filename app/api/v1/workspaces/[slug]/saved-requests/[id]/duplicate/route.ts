import { serve } from '@/lib/http/endpoint';
import { duplicateSavedRequest } from '@/lib/http/endpoints/saved-requests';

export const POST = serve(duplicateSavedRequest);
