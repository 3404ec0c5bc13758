import { serve } from '@/lib/http/endpoint';
import { adminReadAuthorities } from '@/lib/http/endpoints/admin-ca';

export const GET = serve(adminReadAuthorities);
