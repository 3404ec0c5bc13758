import { describe, expect, it } from 'vitest';
import { removedSignature } from '../redact-members';
import { snippetLanguages } from './languages';
import type { SnippetRequest } from './sendable';

const request = (headers: SnippetRequest['headers']): SnippetRequest => ({
  method: 'GET',
  url: 'https://h.example/r4/Patient',
  headers,
  body: null,
});
const bound = request([
  ['authorization', 'DPoP ‹access_token · 43 characters · 3f9a›'],
  ['dpop', `eyJhbGciOiJFUzI1NiJ9.eyJqdGkiOiIxIn0.${removedSignature}`],
]);
const bearer = request([['authorization', 'Bearer ‹access_token · 43 characters · 3f9a›']]);

describe('a request with a proof', () => {
  it.each(snippetLanguages)('says as $label that the proof is made each time', ({ id, write }) => {
    const mark = id === 'curl' || id === 'python' ? '#' : '//';
    const lines = write(bound).split('\n');
    expect(lines[0]).toBe(
      `${mark} The DPoP proof is made for each request (RFC 9449): a JWT signed with the key of the token, with the method (htm)`,
    );
    expect(lines.slice(0, 3).every((line) => line.startsWith(`${mark} `))).toBe(true);
    expect(lines.join('\n')).toMatch(/DPOP_PROOF/);
    expect(lines.join('\n')).toMatch(/ACCESS_TOKEN/);
    expect(lines.join('\n')).not.toContain('eyJ');
    expect(write(bearer)).not.toContain('proof');
  });
});
