import { serve } from '@/lib/http/endpoint';
import { uploadDirectorySource } from '@/lib/http/endpoints/admin-directory-snapshots';

export const POST = serve(uploadDirectorySource);
