import 'server-only';
import { Prisma } from '@/generated/prisma/client';
import { AppError } from '@/lib/errors';

/**
 * What to throw when an app could not be written: a name or an issuer that somebody else took since it was looked up
 * is a conflict, everything else stays what it is.
 */
export function orConflict(error: unknown): unknown {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') {
    return error;
  }
  return new AppError('resource.conflict', {
    detail:
      'Somebody took the same name or issuer at this very moment. Reload, look at what is there, and try again.',
    cause: error,
  });
}
