import { serve } from '@/lib/http/endpoint';
import { createInvitation, listInvitations } from '@/lib/http/endpoints/invitations';

export const GET = serve(listInvitations);
export const POST = serve(createInvitation);
