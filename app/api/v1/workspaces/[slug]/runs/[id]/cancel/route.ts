import { serve } from '@/lib/http/endpoint';
import { cancelRun } from '@/lib/http/endpoints/runs';

export const POST = serve(cancelRun);
