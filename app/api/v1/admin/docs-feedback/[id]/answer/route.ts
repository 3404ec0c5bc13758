import { serve } from '@/lib/http/endpoint';
import { answerDocsFeedback } from '@/lib/http/endpoints/docs-feedback';

export const POST = serve(answerDocsFeedback);
