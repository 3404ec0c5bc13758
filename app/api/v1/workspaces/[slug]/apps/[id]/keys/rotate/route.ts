import { serve } from '@/lib/http/endpoint';
import { rotateAppKeys } from '@/lib/http/endpoints/app-keys';

export const POST = serve(rotateAppKeys);
