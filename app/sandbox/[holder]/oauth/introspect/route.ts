import { holderRoute, onlyPost } from '@/lib/sandbox/oauth/holder-route';
import { introspectToken } from '@/lib/sandbox/oauth/introspect-token';

export const dynamic = 'force-dynamic';

export const POST = holderRoute(introspectToken);

export const GET = onlyPost;
export const HEAD = onlyPost;
export const PUT = onlyPost;
export const PATCH = onlyPost;
export const DELETE = onlyPost;
export const OPTIONS = onlyPost;
