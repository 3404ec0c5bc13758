import { serve } from '@/lib/http/endpoint';
import { runEndpointConformance } from '@/lib/http/endpoints/directory-endpoints';

export const POST = serve(runEndpointConformance);
