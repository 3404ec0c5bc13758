import { serve } from '@/lib/http/endpoint';
import { listSignatures } from '@/lib/http/endpoints/signatures';

export const GET = serve(listSignatures);
