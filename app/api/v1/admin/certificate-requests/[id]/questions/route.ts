import { serve } from '@/lib/http/endpoint';
import { adminAskRequest } from '@/lib/http/endpoints/admin-requests';

export const POST = serve(adminAskRequest);
