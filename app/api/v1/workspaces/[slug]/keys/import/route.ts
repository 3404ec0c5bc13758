import { serve } from '@/lib/http/endpoint';
import { importKey } from '@/lib/http/endpoints/keys';

export const POST = serve(importKey);
