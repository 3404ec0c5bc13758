import { serve } from '@/lib/http/endpoint';
import { listRunTokens } from '@/lib/http/endpoints/run-tokens';

export const GET = serve(listRunTokens);
