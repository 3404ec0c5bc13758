import { serve } from '@/lib/http/endpoint';
import { getRun, updateRun } from '@/lib/http/endpoints/runs';

export const GET = serve(getRun);
export const PATCH = serve(updateRun);
