import { serve } from '@/lib/http/endpoint';
import { recordRegistration } from '@/lib/http/endpoints/registration-records';

export const POST = serve(recordRegistration);
