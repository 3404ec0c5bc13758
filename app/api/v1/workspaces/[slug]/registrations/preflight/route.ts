import { preflight } from '@/lib/http/endpoints/registrations';
import { serve } from '@/lib/http/endpoint';

export const POST = serve(preflight);
