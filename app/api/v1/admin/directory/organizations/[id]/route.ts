import { serve } from '@/lib/http/endpoint';
import { getDirectoryOrganizationSaid } from '@/lib/http/endpoints/admin-directory-duplicates';

export const GET = serve(getDirectoryOrganizationSaid);
