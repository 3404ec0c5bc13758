import { serve } from '@/lib/http/endpoint';
import { cancelDirectorySnapshot } from '@/lib/http/endpoints/admin-directory-snapshots';

export const POST = serve(cancelDirectorySnapshot);
