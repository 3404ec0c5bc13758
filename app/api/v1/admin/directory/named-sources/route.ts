import { serve } from '@/lib/http/endpoint';
import { listNamedDirectorySources } from '@/lib/http/endpoints/admin-directory-sources';

export const GET = serve(listNamedDirectorySources);
