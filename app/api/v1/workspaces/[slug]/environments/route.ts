import { serve } from '@/lib/http/endpoint';
import { createEnvironment, listEnvironments } from '@/lib/http/endpoints/environments';

export const GET = serve(listEnvironments);
export const POST = serve(createEnvironment);
