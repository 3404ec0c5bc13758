import { serve } from '@/lib/http/endpoint';
import { getDirectoryEndpoint } from '@/lib/http/endpoints/directory-endpoints';

export const GET = serve(getDirectoryEndpoint);
