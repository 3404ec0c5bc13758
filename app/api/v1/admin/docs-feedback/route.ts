import { serve } from '@/lib/http/endpoint';
import { listDocsFeedback } from '@/lib/http/endpoints/docs-feedback';

export const GET = serve(listDocsFeedback);
