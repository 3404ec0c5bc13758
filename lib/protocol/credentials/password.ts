/** A password as the two families of encryption want it. */
export interface Password {
  /** For PBES2, PBMAC1 and encrypted PEM. */
  utf8: Buffer;
  /** For the derivation of PKCS #12: UTF-16 big-endian with two zero bytes at its end. */
  bmp: Buffer;
}

/**
 * The ways in which a password may have been used: one, but two for the empty one, which programs write either
 * as an empty string or as no string at all.
 * @see https://www.rfc-editor.org/rfc/rfc7292#appendix-B.1
 */
export function passwordForms(password: string | null): Password[] {
  const utf8 = Buffer.from(password ?? '', 'utf8');
  const bmp = bmpOf(`${password ?? ''}\0`);
  return password
    ? [{ utf8, bmp }]
    : [
        { utf8, bmp },
        { utf8, bmp: Buffer.alloc(0) },
      ];
}

/** Text as the bytes of a BMPString. */
export function bmpOf(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}
