import { serve } from '@/lib/http/endpoint';
import { startTokenTool } from '@/lib/http/endpoints/token-tools';

export const POST = serve(startTokenTool);
