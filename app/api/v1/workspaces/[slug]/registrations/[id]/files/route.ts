import { serve } from '@/lib/http/endpoint';
import { addRegistrationFile } from '@/lib/http/endpoints/registration-files';

export const POST = serve(addRegistrationFile);
