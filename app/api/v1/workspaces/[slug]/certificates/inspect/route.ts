import { serve } from '@/lib/http/endpoint';
import { inspectUpload } from '@/lib/http/endpoints/certificate-uploads';

export const POST = serve(inspectUpload);
