import { serve } from '@/lib/http/endpoint';
import { getNotices, updateNotices } from '@/lib/http/endpoints/notices';

export const GET = serve(getNotices);
export const PATCH = serve(updateNotices);
