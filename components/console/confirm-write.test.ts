import { describe, expect, it } from 'vitest';
import { hostToConfirm } from './confirm-write';

const sandbox = 'http://localhost:3000/sandbox/harbor/fhir/r4';
const host = (method: string, holder: string, path = 'Patient') =>
  hostToConfirm({ holder, method, path }, sandbox);

describe('a write outside of the sandbox', () => {
  it('has a host to be confirmed', () => {
    expect(host('DELETE', 'https://fhir.example.org/r4')).toBe('fhir.example.org');
    expect(host('PURGE', 'https://fhir.example.org:8443/r4')).toBe('fhir.example.org:8443');
    expect(host('POST', 'http://localhost:3000.evil.example/sandbox/x')).toBe(
      'http://localhost:3000.evil.example/sandbox/x',
    );
  });

  it('is not a read, a search, or anything in the sandbox', () => {
    expect(host('GET', 'https://fhir.example.org/r4')).toBeNull();
    expect(host('POST', 'https://fhir.example.org/r4', 'Patient/_search')).toBeNull();
    expect(host('DELETE', 'harbor')).toBeNull();
    expect(host('PUT', 'http://localhost:3000/sandbox/foggy/fhir/r4')).toBeNull();
  });
});
