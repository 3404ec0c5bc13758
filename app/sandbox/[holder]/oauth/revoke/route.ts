import { holderRoute, onlyPost } from '@/lib/sandbox/oauth/holder-route';
import { revokeToken } from '@/lib/sandbox/oauth/revoke-token';

export const dynamic = 'force-dynamic';

export const POST = holderRoute(revokeToken);

export const GET = onlyPost;
export const HEAD = onlyPost;
export const PUT = onlyPost;
export const PATCH = onlyPost;
export const DELETE = onlyPost;
export const OPTIONS = onlyPost;
