import { authorizeUser } from '@/lib/sandbox/oauth/authorize-user';
import { holderRoute, only } from '@/lib/sandbox/oauth/holder-route';

export const dynamic = 'force-dynamic';

export const GET = holderRoute(authorizeUser);
export const POST = holderRoute(authorizeUser);

const refuse = only('GET, POST');
export const PUT = refuse;
export const PATCH = refuse;
export const DELETE = refuse;
export const OPTIONS = refuse;
