import { serve } from '@/lib/http/endpoint';
import { signStatement } from '@/lib/http/endpoints/statements';

export const POST = serve(signStatement);
