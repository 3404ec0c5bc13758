import { serve } from '@/lib/http/endpoint';
import { completeSetup } from '@/lib/http/endpoints/setup';

export const POST = serve(completeSetup);
