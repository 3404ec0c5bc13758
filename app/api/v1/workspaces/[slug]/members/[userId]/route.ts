import { serve } from '@/lib/http/endpoint';
import { removeMember, updateMember } from '@/lib/http/endpoints/members';

export const PATCH = serve(updateMember);
export const DELETE = serve(removeMember);
