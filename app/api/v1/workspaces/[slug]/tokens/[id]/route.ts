import { serve } from '@/lib/http/endpoint';
import { revokeToken } from '@/lib/http/endpoints/tokens';

export const DELETE = serve(revokeToken);
