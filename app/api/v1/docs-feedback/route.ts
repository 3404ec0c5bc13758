import { serve } from '@/lib/http/endpoint';
import { createDocsFeedback } from '@/lib/http/endpoints/docs-feedback';

export const POST = serve(createDocsFeedback);
