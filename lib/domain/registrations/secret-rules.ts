import { AppError, type FieldError } from '@/lib/errors';
import type { AuthMethod } from '@/lib/protocol/registration/client-metadata';

/** Whether a client authenticates with a secret. */
export function usesSecret(authMethod: AuthMethod): boolean {
  return authMethod === 'client_secret_basic' || authMethod === 'client_secret_post';
}

/**
 * What is wrong with a secret for a way to authenticate; null when nothing is.
 *
 * @param hasSecret whether one is given, or kept already
 */
export function secretProblem(authMethod: AuthMethod, hasSecret: boolean): FieldError | null {
  if (usesSecret(authMethod) === hasSecret) return null;
  return usesSecret(authMethod)
    ? {
        path: 'clientSecret',
        code: 'required',
        detail: `Found none; a client with ${authMethod} has one. Type in what the holder gave you.`,
      }
    : {
        path: 'clientSecret',
        code: 'not_used',
        detail: `Found one; a client with ${authMethod} has none. Leave it out, or choose client_secret_basic or client_secret_post.`,
      };
}

/** Refuses a secret that does not go with the way to authenticate. */
export function requireSecret(authMethod: AuthMethod, hasSecret: boolean): void {
  const problem = secretProblem(authMethod, hasSecret);
  if (problem) throw new AppError('request.invalid', { fields: [problem] });
}
