import { serve } from '@/lib/http/endpoint';
import { removeDocsFeedback } from '@/lib/http/endpoints/docs-feedback';

export const DELETE = serve(removeDocsFeedback);
