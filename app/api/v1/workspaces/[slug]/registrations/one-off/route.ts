import { serve } from '@/lib/http/endpoint';
import { askHolder } from '@/lib/http/endpoints/registration-records';

export const POST = serve(askHolder);
