import { serve } from '@/lib/http/endpoint';
import { getRadar } from '@/lib/http/endpoints/radar';

export const GET = serve(getRadar);
