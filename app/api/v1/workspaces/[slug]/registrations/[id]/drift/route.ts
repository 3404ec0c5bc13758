import { serve } from '@/lib/http/endpoint';
import { checkDrift } from '@/lib/http/endpoints/registration-life';

export const POST = serve(checkDrift);
