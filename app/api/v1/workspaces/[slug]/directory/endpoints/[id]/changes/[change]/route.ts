import { serve } from '@/lib/http/endpoint';
import { getEndpointChange } from '@/lib/http/endpoints/directory-endpoints';

export const GET = serve(getEndpointChange);
