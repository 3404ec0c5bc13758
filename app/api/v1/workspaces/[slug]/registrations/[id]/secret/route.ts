import { serve } from '@/lib/http/endpoint';
import { revealSecret } from '@/lib/http/endpoints/registration-records';

export const POST = serve(revealSecret);
