import { serve } from '@/lib/http/endpoint';
import { listRuns, startRun } from '@/lib/http/endpoints/runs';

export const GET = serve(listRuns);
export const POST = serve(startRun);
