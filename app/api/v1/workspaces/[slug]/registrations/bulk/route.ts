import { serve } from '@/lib/http/endpoint';
import {
  listBulkRegistrations,
  startBulkRegistration,
} from '@/lib/http/endpoints/bulk-registrations';

export const GET = serve(listBulkRegistrations);
export const POST = serve(startBulkRegistration);
