import { serve } from '@/lib/http/endpoint';
import { listRegistrations } from '@/lib/http/endpoints/registrations';

export const GET = serve(listRegistrations);
