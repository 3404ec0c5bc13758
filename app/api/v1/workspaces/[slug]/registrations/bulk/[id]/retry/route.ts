import { serve } from '@/lib/http/endpoint';
import { retryBulkRegistration } from '@/lib/http/endpoints/bulk-registrations';

export const POST = serve(retryBulkRegistration);
