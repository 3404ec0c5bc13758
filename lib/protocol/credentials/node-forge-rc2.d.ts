/** The parts of node-forge that `rc2.ts` uses; its types name them only as members of the whole. */
declare module 'node-forge/lib/rc2.js' {
  import type { util } from 'node-forge';

  interface Rc2Cipher {
    start(iv: string): void;
    update(input: util.ByteBuffer): void;
    finish(pad: () => boolean): boolean;
    output: util.ByteBuffer;
  }
  const rc2: { createDecryptionCipher(key: string, effectiveBits: number): Rc2Cipher };
  export default rc2;
}

declare module 'node-forge/lib/util.js' {
  import type { util } from 'node-forge';

  const forgeUtil: { createBuffer(binary: string): util.ByteBuffer };
  export default forgeUtil;
}
