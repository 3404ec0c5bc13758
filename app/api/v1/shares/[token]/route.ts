import { serve } from '@/lib/http/endpoint';
import { openShare } from '@/lib/http/endpoints/shares';

export const GET = serve(openShare);
