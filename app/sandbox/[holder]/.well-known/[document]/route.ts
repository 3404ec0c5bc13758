import { holderRoutes } from '@/lib/sandbox/oauth/holder-route';
import { providerDocument } from '@/lib/sandbox/published-documents';

export const dynamic = 'force-dynamic';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = holderRoutes({
  GET: providerDocument,
});
