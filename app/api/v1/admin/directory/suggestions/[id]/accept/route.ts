import { serve } from '@/lib/http/endpoint';
import { acceptSuggestion } from '@/lib/http/endpoints/directory-suggestions';

export const POST = serve(acceptSuggestion);
