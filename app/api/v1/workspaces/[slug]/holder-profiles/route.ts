import { serve } from '@/lib/http/endpoint';
import { createProfile, listProfiles } from '@/lib/http/endpoints/holder-profiles';

export const GET = serve(listProfiles);
export const POST = serve(createProfile);
