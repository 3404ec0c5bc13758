import { serve } from '@/lib/http/endpoint';
import { resumeBulkRegistration } from '@/lib/http/endpoints/bulk-registrations';

export const POST = serve(resumeBulkRegistration);
