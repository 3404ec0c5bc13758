import { serve } from '@/lib/http/endpoint';
import { writeOutreachLetter } from '@/lib/http/endpoints/outreach';

export const GET = serve(writeOutreachLetter);
