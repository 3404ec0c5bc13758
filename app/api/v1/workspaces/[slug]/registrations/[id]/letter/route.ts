import { serve } from '@/lib/http/endpoint';
import { getLetter } from '@/lib/http/endpoints/registration-records';

export const GET = serve(getLetter);
