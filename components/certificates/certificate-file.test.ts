import { describe, expect, it } from 'vitest';
import { fileStemOf } from './certificate-file';

describe('fileStemOf', () => {
  it.each([
    ['Sandbox key (renewed)', 'sandbox-key-renewed-0a1b2c3d'],
    ['../../etc/passwd', 'etc-passwd-0a1b2c3d'],
    ['鍵', 'certificate-0a1b2c3d'],
  ])('makes a plain name of “%s”', (keyName, stem) => {
    expect(fileStemOf({ keyName, fingerprint: '0a1b2c3d4e5f' })).toBe(stem);
  });
});
