import { serve } from '@/lib/http/endpoint';
import { listPlanItems } from '@/lib/http/endpoints/plan-items';

export const GET = serve(listPlanItems);
