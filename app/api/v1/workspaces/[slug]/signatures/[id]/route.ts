import { serve } from '@/lib/http/endpoint';
import { getSignature, answerSignature } from '@/lib/http/endpoints/signatures';

export const GET = serve(getSignature);
export const POST = serve(answerSignature);
