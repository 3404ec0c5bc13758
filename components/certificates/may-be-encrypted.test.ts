import { describe, expect, it } from 'vitest';
import { mayBeEncrypted } from './may-be-encrypted';

describe('mayBeEncrypted', () => {
  it.each([
    ['app.P12', '\u0030\u0082', true],
    ['app.pfx', '', true],
    ['app.key', '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII', true],
    ['old.key', '-----BEGIN RSA PRIVATE KEY-----\r\nProc-Type: 4,ENCRYPTED\r\nDEK-Info: x', true],
    ['app.key', '-----BEGIN PRIVATE KEY-----\nMII', false],
    ['p12.pem', '-----BEGIN CERTIFICATE-----\nMII', false],
    ['notes.txt', 'It is ENCRYPTED elsewhere', false],
  ])('of %s with %j is %s', async (name, text, expected) => {
    expect(await mayBeEncrypted(new File([text], name))).toBe(expected);
  });
});
