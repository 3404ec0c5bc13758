/** Whether the process lives. Looks at nothing else, so that a slow database is no reason to kill it. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } });
}
