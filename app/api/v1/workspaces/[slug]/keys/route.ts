import { serve } from '@/lib/http/endpoint';
import { listKeys, createKey } from '@/lib/http/endpoints/keys';

export const GET = serve(listKeys);
export const POST = serve(createKey);
