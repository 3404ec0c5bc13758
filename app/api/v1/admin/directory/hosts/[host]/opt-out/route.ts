import { serve } from '@/lib/http/endpoint';
import { optInProbeHost, optOutProbeHost } from '@/lib/http/endpoints/directory-probing';

export const PUT = serve(optOutProbeHost);
export const DELETE = serve(optInProbeHost);
