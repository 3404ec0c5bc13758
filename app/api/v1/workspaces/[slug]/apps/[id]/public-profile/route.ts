import { serve } from '@/lib/http/endpoint';
import {
  getAppProfile,
  publishAppProfile,
  unpublishAppProfile,
} from '@/lib/http/endpoints/practice';

export const GET = serve(getAppProfile);
export const POST = serve(publishAppProfile);
export const DELETE = serve(unpublishAppProfile);
