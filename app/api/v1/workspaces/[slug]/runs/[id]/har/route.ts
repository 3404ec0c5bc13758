import { serve } from '@/lib/http/endpoint';
import { exportRun } from '@/lib/http/endpoints/runs';

export const GET = serve(exportRun);
