import { serve } from '@/lib/http/endpoint';
import { answerRequest } from '@/lib/http/endpoints/certificate-requests';

export const POST = serve(answerRequest);
