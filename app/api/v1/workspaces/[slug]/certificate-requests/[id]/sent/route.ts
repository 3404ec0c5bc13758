import { serve } from '@/lib/http/endpoint';
import { sendRequest } from '@/lib/http/endpoints/certificate-requests';

export const POST = serve(sendRequest);
