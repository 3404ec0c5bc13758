import { describe, expect, it } from 'vitest';
import { reachOf } from './reach-of';

describe('who can reach an address', () => {
  it.each([
    ['https://portal.example.org/clients/app_1/jwks.json', 'public'],
    ['https://8.8.8.8/jwks.json', 'public'],
    ['http://portal.example.org/jwks.json', 'no-tls'],
    ['http://localhost:3000/jwks.json', 'private'],
    ['https://LOCALHOST./jwks.json', 'private'],
    ['https://app.localhost/jwks.json', 'private'],
    ['https://portal/jwks.json', 'private'],
    ['https://portal.local/jwks.json', 'private'],
    ['https://portal.internal/jwks.json', 'private'],
    ['https://127.0.0.1/jwks.json', 'private'],
    ['https://10.1.2.3/jwks.json', 'private'],
    ['http://[::1]:3000/jwks.json', 'private'],
    ['https://notlocal.example/jwks.json', 'public'],
  ])('%s: %s', (url, reach) => {
    expect(reachOf(url)).toBe(reach);
  });
});
