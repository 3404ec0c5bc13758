import { serve } from '@/lib/http/endpoint';
import { getMe, updateMe } from '@/lib/http/endpoints/me';

export const GET = serve(getMe);
export const PATCH = serve(updateMe);
