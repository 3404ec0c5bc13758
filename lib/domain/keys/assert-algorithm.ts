import 'server-only';
import { AppError } from '@/lib/errors';
import { algorithmsFor, keyKindWords } from '@/lib/protocol/credentials/key-kinds';
import type { KeyAlgorithm, KeyKind } from '@/lib/schemas/key';

/**
 * Demands that a key of this kind can sign with the algorithm. Throws `request.invalid` on `algorithm`.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.1
 */
export function assertAlgorithm(kind: KeyKind, algorithm: KeyAlgorithm): void {
  const possible: readonly string[] = algorithmsFor(kind);
  if (possible.includes(algorithm)) return;
  throw new AppError('request.invalid', {
    fields: [
      {
        path: 'algorithm',
        code: 'algorithm_mismatch',
        detail: `Found ${algorithm}; a key of the kind ${keyKindWords(kind)} signs with ${possible.join(' or ')}.`,
      },
    ],
  });
}
