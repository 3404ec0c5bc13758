import { serve } from '@/lib/http/endpoint';
import { withdrawRequest } from '@/lib/http/endpoints/certificate-requests';

export const POST = serve(withdrawRequest);
