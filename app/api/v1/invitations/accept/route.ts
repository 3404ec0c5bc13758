import { serve } from '@/lib/http/endpoint';
import { acceptInvitation } from '@/lib/http/endpoints/invitations';

export const POST = serve(acceptInvitation);
