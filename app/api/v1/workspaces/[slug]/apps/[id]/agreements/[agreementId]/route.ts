import { serve } from '@/lib/http/endpoint';
import { removeAgreement, updateAgreement } from '@/lib/http/endpoints/agreements';

export const PUT = serve(updateAgreement);
export const DELETE = serve(removeAgreement);
