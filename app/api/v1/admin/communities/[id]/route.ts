import { serve } from '@/lib/http/endpoint';
import { adminUpdateCommunity, adminDeleteCommunity } from '@/lib/http/endpoints/admin-communities';

export const PATCH = serve(adminUpdateCommunity);
export const DELETE = serve(adminDeleteCommunity);
