import { serve } from '@/lib/http/endpoint';
import { listCommunities, createCommunity } from '@/lib/http/endpoints/communities';

export const GET = serve(listCommunities);
export const POST = serve(createCommunity);
