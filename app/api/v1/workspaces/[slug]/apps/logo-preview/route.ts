import { serve } from '@/lib/http/endpoint';
import { previewLogo } from '@/lib/http/endpoints/apps';

export const POST = serve(previewLogo);
