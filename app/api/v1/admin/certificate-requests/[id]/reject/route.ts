import { serve } from '@/lib/http/endpoint';
import { adminRejectRequest } from '@/lib/http/endpoints/admin-requests';

export const POST = serve(adminRejectRequest);
