import { serve } from '@/lib/http/endpoint';
import { getPlan, savePlan } from '@/lib/http/endpoints/plans';

export const GET = serve(getPlan);
export const PUT = serve(savePlan);
