import { serve } from '@/lib/http/endpoint';
import { renewRegistration } from '@/lib/http/endpoints/registration-life';

export const POST = serve(renewRegistration);
