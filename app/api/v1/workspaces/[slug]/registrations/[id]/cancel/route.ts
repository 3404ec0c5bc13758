import { serve } from '@/lib/http/endpoint';
import { cancelRegistration } from '@/lib/http/endpoints/registration-life';

export const POST = serve(cancelRegistration);
