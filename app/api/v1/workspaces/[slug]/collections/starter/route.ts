import { serve } from '@/lib/http/endpoint';
import { createStarterCollection } from '@/lib/http/endpoints/collections';

export const POST = serve(createStarterCollection);
