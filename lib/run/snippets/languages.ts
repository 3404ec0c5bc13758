import { curlOf } from './curl';
import { csharpOf } from './csharp';
import { fetchOf } from './fetch';
import { javaOf } from './java';
import { pythonOf } from './python';
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
  { id: 'curl', label: 'curl', write: curlOf },
  { id: 'fetch', label: 'TypeScript, fetch', write: fetchOf },
  { id: 'python', label: 'Python, requests', write: pythonOf },
  { id: 'csharp', label: 'C#, HttpClient', write: csharpOf },
  { id: 'java', label: 'Java, java.net.http', write: javaOf },
];
