import { serve } from '@/lib/http/endpoint';
import { draftStatement } from '@/lib/http/endpoints/statements';

export const POST = serve(draftStatement);
