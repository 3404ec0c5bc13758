import { serve } from '@/lib/http/endpoint';
import { getAgreementFile, removeAgreementFile } from '@/lib/http/endpoints/agreements';

export const GET = serve(getAgreementFile);
export const DELETE = serve(removeAgreementFile);
