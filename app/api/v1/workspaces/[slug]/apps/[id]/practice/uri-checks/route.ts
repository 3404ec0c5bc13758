import { serve } from '@/lib/http/endpoint';
import { checkPracticeUris } from '@/lib/http/endpoints/practice';

export const POST = serve(checkPracticeUris);
