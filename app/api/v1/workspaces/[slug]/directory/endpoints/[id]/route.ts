import { serve } from '@/lib/http/endpoint';
import { getDirectoryEndpoint } from '@/lib/http/endpoints/directory';

export const GET = serve(getDirectoryEndpoint);
