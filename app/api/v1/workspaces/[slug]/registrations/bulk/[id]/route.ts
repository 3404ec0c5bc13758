import { serve } from '@/lib/http/endpoint';
import { getBulkRegistration } from '@/lib/http/endpoints/bulk-registrations';

export const GET = serve(getBulkRegistration);
