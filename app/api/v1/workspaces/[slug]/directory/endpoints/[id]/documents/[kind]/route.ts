import { serve } from '@/lib/http/endpoint';
import { getEndpointDocument } from '@/lib/http/endpoints/directory-endpoints';

export const GET = serve(getEndpointDocument);
