import { serve } from '@/lib/http/endpoint';
import { revokeShare } from '@/lib/http/endpoints/shares';

export const DELETE = serve(revokeShare);
