import { serve } from '@/lib/http/endpoint';
import { listNextThings, setNextThing } from '@/lib/http/endpoints/next-things';

export const GET = serve(listNextThings);
export const PUT = serve(setNextThing);
