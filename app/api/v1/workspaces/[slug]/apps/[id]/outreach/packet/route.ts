import { serve } from '@/lib/http/endpoint';
import { getOutreachPacket } from '@/lib/http/endpoints/outreach';

export const POST = serve(getOutreachPacket);
