/**
 * Whether a file looks as if a password opens it: PKCS #12 by its name, PEM by its words. A look in advance,
 * to ask for the password in time; what is really in a file is found out by the portal.
 */
export async function mayBeEncrypted(file: File): Promise<boolean> {
  if (/\.(p12|pfx)$/i.test(file.name)) return true;
  return /-----BEGIN ENCRYPTED |^Proc-Type: 4,ENCRYPTED/m.test(await file.text());
}
