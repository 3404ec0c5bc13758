import { serve } from '@/lib/http/endpoint';
import { issueCertificate, listCertificates } from '@/lib/http/endpoints/certificates';

export const GET = serve(listCertificates);
export const POST = serve(issueCertificate);
