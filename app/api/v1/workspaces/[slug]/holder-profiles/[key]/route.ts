import { serve } from '@/lib/http/endpoint';
import { deleteProfile, getProfile, saveProfile } from '@/lib/http/endpoints/holder-profiles';

export const GET = serve(getProfile);
export const PUT = serve(saveProfile);
export const DELETE = serve(deleteProfile);
