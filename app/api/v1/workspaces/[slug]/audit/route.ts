import { serve } from '@/lib/http/endpoint';
import { listAudit } from '@/lib/http/endpoints/audit';

export const GET = serve(listAudit);
