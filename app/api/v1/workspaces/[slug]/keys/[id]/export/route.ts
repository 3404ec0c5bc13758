import { serve } from '@/lib/http/endpoint';
import { exportKey } from '@/lib/http/endpoints/keys';

export const POST = serve(exportKey);
