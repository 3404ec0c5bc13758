import { serve } from '@/lib/http/endpoint';
import { revokeCertificate } from '@/lib/http/endpoints/certificate-acts';

export const POST = serve(revokeCertificate);
