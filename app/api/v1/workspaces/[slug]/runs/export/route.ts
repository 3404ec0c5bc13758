import { serve } from '@/lib/http/endpoint';
import { exportRuns } from '@/lib/http/endpoints/exports';

export const GET = serve(exportRuns);
