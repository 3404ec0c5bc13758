import { serve } from '@/lib/http/endpoint';
import { listMySignIns } from '@/lib/http/endpoints/me';

export const GET = serve(listMySignIns);
