import { serve } from '@/lib/http/endpoint';
import { getKey, updateKey, deleteKey } from '@/lib/http/endpoints/keys';

export const GET = serve(getKey);
export const PATCH = serve(updateKey);
export const DELETE = serve(deleteKey);
