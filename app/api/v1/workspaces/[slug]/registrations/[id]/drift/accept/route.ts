import { serve } from '@/lib/http/endpoint';
import { acceptDrift } from '@/lib/http/endpoints/registration-life';

export const POST = serve(acceptDrift);
