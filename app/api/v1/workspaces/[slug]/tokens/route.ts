import { serve } from '@/lib/http/endpoint';
import { createToken, listTokens } from '@/lib/http/endpoints/tokens';

export const GET = serve(listTokens);
export const POST = serve(createToken);
