import { serve } from '@/lib/http/endpoint';
import { getRequest } from '@/lib/http/endpoints/certificate-requests';

export const GET = serve(getRequest);
