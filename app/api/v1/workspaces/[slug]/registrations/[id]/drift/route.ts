import { checkDrift } from '@/lib/http/endpoints/registration-life';
import { serve } from '@/lib/http/endpoint';

export const POST = serve(checkDrift);
