import { serve } from '@/lib/http/endpoint';
import { listSuggestions, suggestEndpoint } from '@/lib/http/endpoints/directory-suggestions';

export const GET = serve(listSuggestions);
export const POST = serve(suggestEndpoint);
