import { holderRoute, only } from '@/lib/sandbox/oauth/holder-route';
import { manageClient } from '@/lib/sandbox/oauth/manage-client';

export const dynamic = 'force-dynamic';

export const GET = holderRoute(manageClient);
export const PUT = holderRoute(manageClient);
export const DELETE = holderRoute(manageClient);

const refuse = only('GET, PUT, DELETE');
export const POST = refuse;
export const PATCH = refuse;
export const OPTIONS = refuse;
