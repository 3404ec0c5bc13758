import { serve } from '@/lib/http/endpoint';
import { createApp, listApps } from '@/lib/http/endpoints/apps';

export const GET = serve(listApps);
export const POST = serve(createApp);
