import { serve } from '@/lib/http/endpoint';
import { addAgreementFile } from '@/lib/http/endpoints/agreements';

export const POST = serve(addAgreementFile);
