import { serve } from '@/lib/http/endpoint';
import { addAgreement, listAgreements } from '@/lib/http/endpoints/agreements';

export const GET = serve(listAgreements);
export const POST = serve(addAgreement);
