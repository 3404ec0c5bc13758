import { serve } from '@/lib/http/endpoint';
import { editRegistration, forgetRegistration } from '@/lib/http/endpoints/registration-records';
import { getRegistration } from '@/lib/http/endpoints/registrations';

export const GET = serve(getRegistration);
export const PATCH = serve(editRegistration);
export const DELETE = serve(forgetRegistration);
