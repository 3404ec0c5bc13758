import { serve } from '@/lib/http/endpoint';
import { searchDirectory } from '@/lib/http/endpoints/directory-search';

export const GET = serve(searchDirectory);
