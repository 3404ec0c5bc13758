import { serve } from '@/lib/http/endpoint';
import { getDirectoryPicture } from '@/lib/http/endpoints/directory-picture';

export const GET = serve(getDirectoryPicture);
