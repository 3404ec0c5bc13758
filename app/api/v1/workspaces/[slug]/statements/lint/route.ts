import { serve } from '@/lib/http/endpoint';
import { lintStatement } from '@/lib/http/endpoints/statements';

export const POST = serve(lintStatement);
