import { serve } from '@/lib/http/endpoint';
import { listRegistrations, register } from '@/lib/http/endpoints/registrations';

export const GET = serve(listRegistrations);
export const POST = serve(register);
