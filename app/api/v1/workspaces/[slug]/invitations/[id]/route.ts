import { serve } from '@/lib/http/endpoint';
import { revokeInvitation } from '@/lib/http/endpoints/invitations';

export const DELETE = serve(revokeInvitation);
