import { serve } from '@/lib/http/endpoint';
import { addDocsWords } from '@/lib/http/endpoints/docs-feedback';

export const POST = serve(addDocsWords);
