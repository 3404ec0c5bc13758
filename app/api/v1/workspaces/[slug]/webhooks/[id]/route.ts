import { serve } from '@/lib/http/endpoint';
import { removeWebhook } from '@/lib/http/endpoints/notices';

export const DELETE = serve(removeWebhook);
