import { serve } from '@/lib/http/endpoint';
import { exportCollection } from '@/lib/http/endpoints/exports';

export const GET = serve(exportCollection);
