import { serve } from '@/lib/http/endpoint';
import { cancelBulkRegistration } from '@/lib/http/endpoints/bulk-registrations';

export const POST = serve(cancelBulkRegistration);
