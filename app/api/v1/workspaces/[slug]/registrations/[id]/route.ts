import { getRegistration } from '@/lib/http/endpoints/registrations';
import { serve } from '@/lib/http/endpoint';

export const GET = serve(getRegistration);
