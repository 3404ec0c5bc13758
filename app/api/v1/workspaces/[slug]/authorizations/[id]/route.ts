import { serve } from '@/lib/http/endpoint';
import { getAuthorization } from '@/lib/http/endpoints/authorizations';

export const GET = serve(getAuthorization);
