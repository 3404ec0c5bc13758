import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageAt } from '@/components/docs/docs-pages';
import { helpFor } from './help-pages';

const portal = path.join(import.meta.dirname, '../../app/(portal)');
const addresses = readdirSync(portal, { recursive: true, encoding: 'utf8' })
  .filter((name) => path.basename(name) === 'page.tsx')
  .map((name) => {
    const parts = path.dirname(name).split(path.sep);
    return `/${parts.filter((part) => part !== '.' && !part.startsWith('(')).join('/')}`;
  });

describe('the help of each screen', () => {
  it('finds the screens', () => {
    expect(addresses.length).toBeGreaterThan(50);
    expect(addresses).toContain('/w/[workspace]/apps/[app]/keys');
  });

  it.each(addresses)('%s leads to a page of the documentation', (address) => {
    const href = helpFor(address);
    expect(href).not.toBeNull();
    expect(pageAt(href?.split('#')[0] ?? '')).not.toBeNull();
  });

  it('takes the first that fits, and nothing elsewhere', () => {
    expect(helpFor('/w/demo/apps/app_1/keys')).toBe('/docs/registration#keys-without-udap');
    expect(helpFor('/w/demo/apps/app_1')).toBe('/docs/registration');
    expect(helpFor('/w/demo')).toBe('/docs/steps');
    expect(helpFor('/docs/steps')).toBeNull();
    expect(helpFor('/signin')).toBeNull();
    expect(helpFor('/w')).toBeNull();
  });
});
