import { serve } from '@/lib/http/endpoint';
import { getRun } from '@/lib/http/endpoints/runs';

export const GET = serve(getRun);
