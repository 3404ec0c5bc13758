import { serve } from '@/lib/http/endpoint';
import { getCapabilities } from '@/lib/http/endpoints/capabilities';

export const GET = serve(getCapabilities);
