import { serve } from '@/lib/http/endpoint';
import { addPlanHolder, removePlanHolder } from '@/lib/http/endpoints/plan-items';

export const POST = serve(addPlanHolder);
export const DELETE = serve(removePlanHolder);
