import { serve } from '@/lib/http/endpoint';
import { renewCertificate } from '@/lib/http/endpoints/certificate-acts';

export const POST = serve(renewCertificate);
