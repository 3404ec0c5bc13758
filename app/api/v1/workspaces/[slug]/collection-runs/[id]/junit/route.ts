import { serve } from '@/lib/http/endpoint';
import { exportCollectionRun } from '@/lib/http/endpoints/collection-runs';

export const GET = serve(exportCollectionRun);
