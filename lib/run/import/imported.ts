/** How a request of another tool was authorized. The portal gets its own tokens, so it is a hint and no more. */
export type AuthHint = 'none' | 'bearer' | 'basic' | 'oauth2' | 'other';

/** A request out of another tool, as a draft: whatever was secret in it is a variable or left out. */
export interface ImportedRequest {
  name: string;
  /** The folders it lay in, joined by “ / ”; null at the top. */
  folder: string | null;
  method: string;
  /** As it was written; variables of the other tool stand as `{{name}}`. */
  url: string;
  headers: [name: string, value: string][];
  body: string | null;
  auth: AuthHint;
  /** What could not be taken along, one sentence each. */
  notes: string[];
}

/** A variable that came along. The value of a secret one is left behind. */
export interface ImportedVariable {
  name: string;
  value: string;
  isSecret: boolean;
}

/** Variables that belong together there: of an environment, or of the collection itself. */
export interface ImportedEnvironment {
  name: string;
  variables: ImportedVariable[];
}

/** What a file or a text of another tool holds. */
export interface Imported {
  format: 'curl' | 'har' | 'postman' | 'bruno';
  /** What the collection is called there. */
  name: string;
  requests: ImportedRequest[];
  environments: ImportedEnvironment[];
  notes: string[];
}

/** A file as it was chosen; of pasted text the name is empty. */
export interface ImportFile {
  /** With the folders in which it lay, where they are known. */
  name: string;
  text: string;
}

/** Nothing can be taken out of it; the message says what was found, what was expected and the way out. */
export class ImportError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ImportError';
  }
}

/** Larger collections are not hand-made. */
export const maxImportBytes = 10_000_000;
export const maxImportRequests = 1000;
/** Files of a folder that may be read, and how deep its folders may lie. */
export const maxImportFiles = 2000;
export const maxImportDepth = 20;
