import { serveReturn } from '@/lib/http/serve-return';

export const dynamic = 'force-dynamic';

export const GET = serveReturn;
