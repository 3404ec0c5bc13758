import { jwksResponse } from '@/lib/domain/apps/jwks-response';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  context: { params: Promise<{ app: string }> },
): Promise<Response> {
  return jwksResponse(request, (await context.params).app);
}
