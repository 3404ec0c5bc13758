import { serve } from '@/lib/http/endpoint';
import { searchNppes } from '@/lib/http/endpoints/directory-nppes';

export const GET = serve(searchNppes);
