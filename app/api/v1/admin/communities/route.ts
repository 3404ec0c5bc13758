import { serve } from '@/lib/http/endpoint';
import { adminListCommunities, adminCreateCommunity } from '@/lib/http/endpoints/admin-communities';

export const GET = serve(adminListCommunities);
export const POST = serve(adminCreateCommunity);
