import { serve } from '@/lib/http/endpoint';
import { adminApproveRequest } from '@/lib/http/endpoints/admin-requests';

export const POST = serve(adminApproveRequest);
