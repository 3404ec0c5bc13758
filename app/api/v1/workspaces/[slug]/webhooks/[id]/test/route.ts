import { serve } from '@/lib/http/endpoint';
import { testWebhook } from '@/lib/http/endpoints/notices';

export const POST = serve(testWebhook);
