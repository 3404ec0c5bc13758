import { serve } from '@/lib/http/endpoint';
import { forgetRunToken } from '@/lib/http/endpoints/run-tokens';

export const DELETE = serve(forgetRunToken);
