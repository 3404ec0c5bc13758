import { serve } from '@/lib/http/endpoint';
import { listShares } from '@/lib/http/endpoints/shares';

export const GET = serve(listShares);
