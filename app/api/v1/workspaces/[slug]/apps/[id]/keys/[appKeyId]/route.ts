import { serve } from '@/lib/http/endpoint';
import { withdrawAppKey } from '@/lib/http/endpoints/app-keys';

export const DELETE = serve(withdrawAppKey);
