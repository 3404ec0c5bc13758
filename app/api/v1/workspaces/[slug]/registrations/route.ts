import { listRegistrations, register } from '@/lib/http/endpoints/registrations';
import { serve } from '@/lib/http/endpoint';

export const GET = serve(listRegistrations);
export const POST = serve(register);
