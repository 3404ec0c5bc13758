import { serve } from '@/lib/http/endpoint';
import { getCollectionRun } from '@/lib/http/endpoints/collection-runs';

export const GET = serve(getCollectionRun);
