import { serve } from '@/lib/http/endpoint';
import { signOutEverywhere } from '@/lib/http/endpoints/me';

export const POST = serve(signOutEverywhere);
