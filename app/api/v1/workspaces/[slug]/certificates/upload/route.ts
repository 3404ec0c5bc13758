import { serve } from '@/lib/http/endpoint';
import { uploadCertificate } from '@/lib/http/endpoints/certificate-uploads';

export const POST = serve(uploadCertificate);
