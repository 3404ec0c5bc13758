import { describe, expect, it } from 'vitest';
import { brandBundleOf } from './brand-bundle';

describe('brandBundleOf', () => {
  it.each([
    ['https://larkspur.example/brands.json', 'larkspur.example'],
    ['https://larkspur.example:8443/brands?all=1', 'larkspur.example'],
    ['http://larkspur.example/brands.json', undefined],
    ['https://user:secret@larkspur.example/brands.json', undefined],
    ['https://10.1.2.3/brands.json', undefined],
    ['https://[2001:db8::1]/brands.json', undefined],
    ['https://localhost/brands.json', undefined],
    ['https://larkspur.example/brands.json#one', undefined],
    ['brands.json', undefined],
    [null, undefined],
  ])('%s', (url, host) => {
    expect(brandBundleOf(url)?.host).toBe(host);
  });
});
