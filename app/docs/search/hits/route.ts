import { longestQuery } from '@/lib/guide/docs-place';
import { searchDocs } from '../places';

/** So many hits fit below the box while somebody types. */
const most = 8;

/** What is found while somebody types. */
export function GET(request: Request): Response {
  const query = (new URL(request.url).searchParams.get('q') ?? '').slice(0, longestQuery);
  return Response.json(
    { hits: searchDocs()(query, most) },
    { headers: { 'cache-control': 'private, max-age=300' } },
  );
}
