import { serve } from '@/lib/http/endpoint';
import { describeApi } from '@/lib/http/endpoints/description';

export const GET = serve(describeApi);
