import { serve } from '@/lib/http/endpoint';
import { startCollectionRun } from '@/lib/http/endpoints/collection-runs';

export const POST = serve(startCollectionRun);
