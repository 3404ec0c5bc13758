import { CredentialError } from './problems';

/** What one step of a derivation costs, in points of about 0.3 µs. */
const points = { pbkdf2: 1, pbkdf2Long: 3, pkcs12: 4, pbkdf1: 4, scrypt: 2 } as const;

/** pbkdf2Long is PBKDF2 with a hash of 384 or 512 bits. */
export type Derivation = keyof typeof points;

const budget = 1_600_000;

/** How many steps of a derivation are allowed at most: iterations, for scrypt N·r·p. */
export function maxSteps(derivation: Derivation): number {
  return Math.floor(budget / points[derivation]);
}

/** What is left of the work that one reading may cause. Everything is paid before it is done. */
export interface WorkBudget {
  /** Throws CredentialError `too-expensive` when a derivation would take too long. */
  spend: (derivation: Derivation, iterations: number, blocks?: number) => void;
}

/**
 * The work that one call may cause: well under a second, however many derivations the files ask for.
 * Whoever writes a file chooses its iteration counts, so they are bounded before anything is derived.
 * @see https://www.rfc-editor.org/rfc/rfc8018#section-4.2
 */
export function createWorkBudget(): WorkBudget {
  let left = budget;
  return {
    spend(derivation, iterations, blocks = 1) {
      const unit = derivation === 'scrypt' ? 'steps of scrypt (N·r·p)' : 'iterations';
      const steps = iterations * blocks;
      if (steps > maxSteps(derivation)) {
        const found = blocks > 1 ? `${iterations} times ${blocks}` : String(iterations);
        throw new CredentialError(
          'too-expensive',
          `asks for ${found} ${unit} to derive a key from the password; the limit is ${maxSteps(derivation)}. Export the file again with a smaller count, 100000 for example.`,
        );
      }
      left -= steps * points[derivation];
      if (left < 0) {
        throw new CredentialError(
          'too-expensive',
          `asks for ${iterations} ${unit} more than once, together above the limit of ${maxSteps(derivation)}. Export fewer entries, or with a smaller count.`,
        );
      }
    },
  };
}
