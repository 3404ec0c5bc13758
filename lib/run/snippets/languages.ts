import { curlOf } from './curl';
import { csharpOf } from './csharp';
import { fetchOf } from './fetch';
import { javaOf } from './java';
import { pythonOf } from './python';
import { withProofNote } from './proof-note';
import type { SnippetRequest } from './sendable';

/** A language in which a request can be had. */
export interface SnippetLanguage {
  id: 'curl' | 'fetch' | 'python' | 'csharp' | 'java';
  /** As it stands after “Copy as”. */
  label: string;
  write: (request: SnippetRequest) => string;
}

/** Every language in which a request can be copied. Secrets are variables in each of them. */
export const snippetLanguages: readonly SnippetLanguage[] = [
  { id: 'curl', label: 'curl', write: withProofNote(curlOf, '#') },
  { id: 'fetch', label: 'TypeScript, fetch', write: withProofNote(fetchOf, '//') },
  { id: 'python', label: 'Python, requests', write: withProofNote(pythonOf, '#') },
  { id: 'csharp', label: 'C#, HttpClient', write: withProofNote(csharpOf, '//') },
  { id: 'java', label: 'Java, java.net.http', write: withProofNote(javaOf, '//') },
];
