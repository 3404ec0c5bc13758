import { serve } from '@/lib/http/endpoint';
import { refreshRadar } from '@/lib/http/endpoints/radar';

export const POST = serve(refreshRadar);
