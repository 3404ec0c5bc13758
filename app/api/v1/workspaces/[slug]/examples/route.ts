import { serve } from '@/lib/http/endpoint';
import { fillExamples, getExamples, removeExamples } from '@/lib/http/endpoints/examples';

export const GET = serve(getExamples);
export const POST = serve(fillExamples);
export const DELETE = serve(removeExamples);
