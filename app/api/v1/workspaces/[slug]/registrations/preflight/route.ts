import { serve } from '@/lib/http/endpoint';
import { preflight } from '@/lib/http/endpoints/registrations';

export const POST = serve(preflight);
