import { serve } from '@/lib/http/endpoint';
import { cancelRegistration } from '@/lib/http/endpoints/registrations';

export const POST = serve(cancelRegistration);
