import { serve } from '@/lib/http/endpoint';
import { deleteCertificate } from '@/lib/http/endpoints/certificate-acts';
import { getCertificate } from '@/lib/http/endpoints/certificates';

export const GET = serve(getCertificate);
export const DELETE = serve(deleteCertificate);
