import { serve } from '@/lib/http/endpoint';
import { updatePlanItem } from '@/lib/http/endpoints/plan-items';

export const PATCH = serve(updatePlanItem);
