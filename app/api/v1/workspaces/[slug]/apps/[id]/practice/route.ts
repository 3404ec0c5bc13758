import { serve } from '@/lib/http/endpoint';
import { getPractice, updatePractice } from '@/lib/http/endpoints/practice';

export const GET = serve(getPractice);
export const PATCH = serve(updatePractice);
