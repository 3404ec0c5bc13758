import { serve } from '@/lib/http/endpoint';
import { adminRevokeIssued } from '@/lib/http/endpoints/admin-ca';

export const POST = serve(adminRevokeIssued);
