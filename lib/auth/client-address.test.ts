import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address';

const from = (value: string) => clientAddress(new Headers({ 'x-forwarded-for': value }));

describe('clientAddress', () => {
  it('takes what the nearest proxy has added, not what the client wrote before it', () => {
    expect(from('192.0.2.7')).toBe('192.0.2.7');
    expect(from('6.6.6.6, 192.0.2.7')).toBe('192.0.2.7');
    expect(from('2001:db8::1')).toBe('2001:db8::1');
  });

  it('is null where nothing is known', () => {
    expect(from('')).toBeNull();
    expect(from('192.0.2.7, ')).toBeNull();
    expect(clientAddress(new Headers())).toBeNull();
  });
});
