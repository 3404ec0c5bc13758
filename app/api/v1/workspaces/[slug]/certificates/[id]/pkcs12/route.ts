import { serve } from '@/lib/http/endpoint';
import { exportPkcs12 } from '@/lib/http/endpoints/certificate-acts';

export const POST = serve(exportPkcs12);
