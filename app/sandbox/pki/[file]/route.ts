import { publishedFileResponse } from '@/lib/sandbox/pki/published-file';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  context: { params: Promise<{ file: string }> },
): Promise<Response> {
  return publishedFileResponse(request, (await context.params).file);
}
