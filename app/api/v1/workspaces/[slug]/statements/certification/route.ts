import { serve } from '@/lib/http/endpoint';
import { makeCertification } from '@/lib/http/endpoints/statements';

export const POST = serve(makeCertification);
