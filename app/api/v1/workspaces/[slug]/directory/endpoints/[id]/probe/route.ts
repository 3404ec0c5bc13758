import { serve } from '@/lib/http/endpoint';
import { probeDirectoryEndpoint } from '@/lib/http/endpoints/directory-probing';

export const POST = serve(probeDirectoryEndpoint);
