import { serve } from '@/lib/http/endpoint';
import { examineTrust } from '@/lib/http/endpoints/trust-doctor';

export const POST = serve(examineTrust);
