import { serve } from '@/lib/http/endpoint';
import { replaceAppProfileLink } from '@/lib/http/endpoints/practice';

export const POST = serve(replaceAppProfileLink);
