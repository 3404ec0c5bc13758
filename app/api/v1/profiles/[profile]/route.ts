import { serve } from '@/lib/http/endpoint';
import { openAppProfile } from '@/lib/http/endpoints/practice';

export const GET = serve(openAppProfile);
