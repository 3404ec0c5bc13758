import { serve } from '@/lib/http/endpoint';
import { splitDirectoryOrganization } from '@/lib/http/endpoints/admin-directory-duplicates';

export const POST = serve(splitDirectoryOrganization);
