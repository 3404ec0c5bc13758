import { serve } from '@/lib/http/endpoint';
import { receiveIssued } from '@/lib/http/endpoints/certificate-requests';

export const POST = serve(receiveIssued);
