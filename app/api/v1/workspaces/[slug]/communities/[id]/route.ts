import { serve } from '@/lib/http/endpoint';
import { getCommunity, updateCommunity, deleteCommunity } from '@/lib/http/endpoints/communities';

export const GET = serve(getCommunity);
export const PATCH = serve(updateCommunity);
export const DELETE = serve(deleteCommunity);
