import { forAnyOrigin, preflightFor } from '@/lib/sandbox/oauth/cross-origin';
import { holderRoute, onlyPost } from '@/lib/sandbox/oauth/holder-route';
import { registerClient } from '@/lib/sandbox/oauth/register-client';

export const dynamic = 'force-dynamic';

export const POST = forAnyOrigin(holderRoute(registerClient));
export const OPTIONS = preflightFor('POST');

export const GET = onlyPost;
export const HEAD = onlyPost;
export const PUT = onlyPost;
export const PATCH = onlyPost;
export const DELETE = onlyPost;
