import { holderRoute, onlyPost } from '@/lib/sandbox/oauth/holder-route';
import { openLaunch } from '@/lib/sandbox/people/open-launch';

export const dynamic = 'force-dynamic';

export const POST = holderRoute(openLaunch);

export const GET = onlyPost;
export const HEAD = onlyPost;
export const PUT = onlyPost;
export const PATCH = onlyPost;
export const DELETE = onlyPost;
export const OPTIONS = onlyPost;
