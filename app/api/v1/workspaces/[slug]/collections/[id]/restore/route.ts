import { serve } from '@/lib/http/endpoint';
import { restoreCollection } from '@/lib/http/endpoints/collections';

export const POST = serve(restoreCollection);
