import { serve } from '@/lib/http/endpoint';
import { checkAppKeys } from '@/lib/http/endpoints/app-keys';

export const POST = serve(checkAppKeys);
