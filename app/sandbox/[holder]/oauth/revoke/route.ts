import { forAnyOrigin, preflightFor } from '@/lib/sandbox/oauth/cross-origin';
import { holderRoute, onlyPost } from '@/lib/sandbox/oauth/holder-route';
import { revokeToken } from '@/lib/sandbox/oauth/revoke-token';

export const dynamic = 'force-dynamic';

export const POST = forAnyOrigin(holderRoute(revokeToken));
export const OPTIONS = preflightFor('POST');

export const GET = onlyPost;
export const HEAD = onlyPost;
export const PUT = onlyPost;
export const PATCH = onlyPost;
export const DELETE = onlyPost;
