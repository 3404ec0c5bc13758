import { serve } from '@/lib/http/endpoint';
import { getCertificate } from '@/lib/http/endpoints/certificates';

export const GET = serve(getCertificate);
