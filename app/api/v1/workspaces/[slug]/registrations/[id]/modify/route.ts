import { serve } from '@/lib/http/endpoint';
import { modifyRegistration } from '@/lib/http/endpoints/registration-life';

export const POST = serve(modifyRegistration);
