import { serve } from '@/lib/http/endpoint';
import { listMembers } from '@/lib/http/endpoints/members';

export const GET = serve(listMembers);
