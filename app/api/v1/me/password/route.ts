import { serve } from '@/lib/http/endpoint';
import { changeMyPassword } from '@/lib/http/endpoints/me';

export const POST = serve(changeMyPassword);
