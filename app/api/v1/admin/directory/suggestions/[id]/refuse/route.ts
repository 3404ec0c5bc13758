import { serve } from '@/lib/http/endpoint';
import { refuseSuggestion } from '@/lib/http/endpoints/directory-suggestions';

export const POST = serve(refuseSuggestion);
