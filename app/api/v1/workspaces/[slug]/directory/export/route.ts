import { serve } from '@/lib/http/endpoint';
import { exportDirectoryFile } from '@/lib/http/endpoints/directory-search';

export const GET = serve(exportDirectoryFile);
