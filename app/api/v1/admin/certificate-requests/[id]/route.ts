import { serve } from '@/lib/http/endpoint';
import { adminGetRequest } from '@/lib/http/endpoints/admin-requests';

export const GET = serve(adminGetRequest);
