import { serve } from '@/lib/http/endpoint';
import { createCollection, listCollections } from '@/lib/http/endpoints/collections';

export const GET = serve(listCollections);
export const POST = serve(createCollection);
