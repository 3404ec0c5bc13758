import { serve } from '@/lib/http/endpoint';
import { createShare } from '@/lib/http/endpoints/shares';

export const POST = serve(createShare);
