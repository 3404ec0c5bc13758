/** Why something that was given could not be used. */
export type CredentialProblemCode =
  | 'wrong-password'
  | 'password-needed'
  | 'truncated'
  | 'unsupported-encryption'
  | 'unsupported-key'
  | 'too-expensive'
  | 'not-recognized'
  | 'damaged'
  | 'too-large'
  | 'public-key-only';

/** One finding about one file. */
export interface CredentialProblem {
  code: CredentialProblemCode;
  /** The name of the file, as it was given. */
  file: string;
  /** What was found, what was expected and the way out. Never holds secret material. */
  text: string;
}

/** Ends the reading of one block; its message is made of our own words only. */
export class CredentialError extends Error {
  readonly code: CredentialProblemCode;

  constructor(code: CredentialProblemCode, message: string) {
    super(message);
    this.code = code;
  }
}
