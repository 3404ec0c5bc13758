import { serve } from '@/lib/http/endpoint';
import { getRunBody } from '@/lib/http/endpoints/runs';

export const GET = serve(getRunBody);
