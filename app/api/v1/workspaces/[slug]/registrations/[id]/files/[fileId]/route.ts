import { serve } from '@/lib/http/endpoint';
import {
  getRegistrationFile,
  removeRegistrationFile,
} from '@/lib/http/endpoints/registration-files';

export const GET = serve(getRegistrationFile);
export const DELETE = serve(removeRegistrationFile);
