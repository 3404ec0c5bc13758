import { serve } from '@/lib/http/endpoint';
import { reviewSuggestions } from '@/lib/http/endpoints/directory-suggestions';

export const GET = serve(reviewSuggestions);
