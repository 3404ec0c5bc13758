import { serve } from '@/lib/http/endpoint';
import { cancelCollectionRun } from '@/lib/http/endpoints/collection-runs';

export const POST = serve(cancelCollectionRun);
