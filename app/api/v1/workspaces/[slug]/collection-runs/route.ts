import { serve } from '@/lib/http/endpoint';
import { listCollectionRuns } from '@/lib/http/endpoints/collection-runs';

export const GET = serve(listCollectionRuns);
