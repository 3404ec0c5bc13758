import { serve } from '@/lib/http/endpoint';
import {
  deleteEnvironment,
  getEnvironment,
  updateEnvironment,
} from '@/lib/http/endpoints/environments';

export const GET = serve(getEnvironment);
export const PUT = serve(updateEnvironment);
export const DELETE = serve(deleteEnvironment);
