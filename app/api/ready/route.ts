import { checkReady } from '@/lib/domain/health/check-ready';

/** Whether the portal can do its work: database, migrations, jobs. */
export async function GET(): Promise<Response> {
  const { isReady, checks } = await checkReady();
  return Response.json(
    { status: isReady ? 'ready' : 'not_ready', checks },
    { status: isReady ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  );
}
