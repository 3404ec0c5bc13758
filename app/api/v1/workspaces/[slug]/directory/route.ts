import { serve } from '@/lib/http/endpoint';
import { searchDirectory } from '@/lib/http/endpoints/directory';

export const GET = serve(searchDirectory);
