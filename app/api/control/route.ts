import { serveControl } from '@/lib/http/serve-control';

export { serveControl as POST };
