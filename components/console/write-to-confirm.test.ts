import { describe, expect, it } from 'vitest';
import type { Environment, Variable } from '@/lib/schemas/environment';
import { initialConsole } from './console-state';
import { writeToConfirm } from './write-to-confirm';

const sandbox = 'http://localhost:3000/sandbox/harbor/fhir/r4';
const form = (method: string, holder: string, path = 'Patient') => ({
  target: { ...initialConsole.target, holder },
  request: { ...initialConsole.request, method, path },
});
const environment = (isProduction: boolean, variables: Variable[] = []): Environment => ({
  id: 'env_1',
  name: 'Live',
  colour: 'red',
  isProduction,
  version: 1,
  variables,
  updatedAt: '2026-11-26T00:00:00.000Z',
});
const base = (value: string): Variable => ({ kind: 'plain', name: 'base', value });
const host = (
  method: string,
  holder: string,
  path = 'Patient',
  chosen: Environment | null = null,
): string | null => writeToConfirm(form(method, holder, path), chosen, sandbox)?.host ?? null;

describe('a write that has to be confirmed', () => {
  it('goes outside of the sandbox', () => {
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

  it('names the host that a variable stands for, and asks when that is not known', () => {
    const known = environment(false, [base('https://fhir.example.org/r4')]);
    expect(host('PUT', '{{base}}', 'Patient/1', known)).toBe('fhir.example.org');
    expect(host('PUT', '{{base}}', 'Patient/1')).toBe('{{base}}');
    const secret = environment(false, [{ kind: 'secret', name: 'base' }]);
    expect(host('PUT', '{{base}}', 'Patient/1', secret)).toBe('{{base}}');
    expect(host('PUT', '{{base}}', 'Patient/1', environment(false, [base('harbor')]))).toBeNull();
  });

  it('is any write in production, with its name and what variables stand for', () => {
    const live = environment(true, [{ kind: 'plain', name: 'id', value: '7' }]);
    expect(writeToConfirm(form('PUT', 'harbor', 'Patient/{{id}}'), live, sandbox)).toEqual({
      method: 'PUT',
      path: 'Patient/7',
      host: 'the sandbox at localhost:3000',
      production: 'Live',
    });
    expect(host('GET', 'harbor', 'Patient', live)).toBeNull();
  });

  it('is none when the run ends before it', () => {
    const { target, request } = form('DELETE', 'https://fhir.example.org/r4');
    const until = 'token' as const;
    expect(writeToConfirm({ target: { ...target, until }, request }, null, sandbox)).toBeNull();
  });
});
