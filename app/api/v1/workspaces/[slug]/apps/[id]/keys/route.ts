import { serve } from '@/lib/http/endpoint';
import { listAppKeys, publishAppKey } from '@/lib/http/endpoints/app-keys';

export const GET = serve(listAppKeys);
export const POST = serve(publishAppKey);
