import { serve } from '@/lib/http/endpoint';
import { listRequests, createRequest } from '@/lib/http/endpoints/certificate-requests';

export const GET = serve(listRequests);
export const POST = serve(createRequest);
