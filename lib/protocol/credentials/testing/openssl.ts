import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What of OpenSSL this machine has: `legacy` is the module with RC2. */
export const openssl = (() => {
  const runs = (...args: string[]) => spawnSync('openssl', args).status === 0;
  return {
    isHere: runs('version'),
    hasLegacy: runs('list', '-provider', 'legacy', '-providers'),
  };
})();

/** A folder of its own for the files of one test file. */
export function makeFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'onramp-credentials-'));
  const at = (name: string) => path.join(folder, name);
  return {
    at,
    /** Writes a file, returns its path. */
    write(name: string, content: string | Uint8Array): string {
      writeFileSync(at(name), content);
      return at(name);
    },
    read: (name: string): Uint8Array => new Uint8Array(readFileSync(at(name))),
    /** Runs openssl, which writes `out`, and reads that. */
    make(out: string, ...args: string[]): Uint8Array {
      runOpenssl(...args, '-out', at(out));
      return new Uint8Array(readFileSync(at(out)));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
export type Folder = ReturnType<typeof makeFolder>;

/** Runs openssl and gives what it prints; throws with its complaint. */
export function runOpenssl(...args: string[]): string {
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
