import { serve } from '@/lib/http/endpoint';
import { getRegistration } from '@/lib/http/endpoints/registrations';

export const GET = serve(getRegistration);
