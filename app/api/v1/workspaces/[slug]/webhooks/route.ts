import { serve } from '@/lib/http/endpoint';
import { createWebhook } from '@/lib/http/endpoints/notices';

export const POST = serve(createWebhook);
