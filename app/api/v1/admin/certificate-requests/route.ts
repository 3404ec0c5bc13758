import { serve } from '@/lib/http/endpoint';
import { adminListRequests } from '@/lib/http/endpoints/admin-requests';

export const GET = serve(adminListRequests);
