import 'server-only';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { env } from '@/lib/env';

/**
 * The embedded database has no lock of its own, and two openers destroy its folder. This lock is a file
 * beside it that names its holder. A holder that died without cleaning up is recognized: on this machine
 * by process id and start time, on another one (a shared volume) by a heartbeat that stopped.
 */
const LockSchema = z.object({
  pid: z.number().int(),
  /** Start time of the process in kernel ticks: tells a reused process id from the holder. */
  started: z.string(),
  host: z.string(),
  purpose: z.string(),
  /** Local address of the portal when the holder serves it, and the secret of its command channel. */
  url: z.string(),
  control: z.string(),
});
export type LockInfo = z.infer<typeof LockSchema>;

const heartbeatMs = 5_000;
const staleAfterMs = 20_000;

interface Held {
  file: string;
  info: LockInfo;
  timer: NodeJS.Timeout;
}
const store = globalThis as typeof globalThis & { onrampLock?: Held | undefined };

/** The fields of `/proc/<pid>/stat` from the state on; empty where there is no such file. */
function statOf(pid: number): string[] {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function startTimeOf(pid: number): string {
  return statOf(pid)[19] ?? '';
}

/** Whether a process is over and only waits for its parent to notice: it has no files open any more. */
function isZombie(pid: number): boolean {
  const [state] = statOf(pid);
  return state === 'Z' || state === 'X';
}

function isAlive(info: LockInfo, file: string): boolean {
  if (info.host !== os.hostname()) {
    return Date.now() - fs.statSync(file).mtimeMs < staleAfterMs;
  }
  try {
    process.kill(info.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (isZombie(info.pid)) return false;
  return info.started === '' || startTimeOf(info.pid) === info.started;
}

function lockFile(folder: string): string {
  return path.join(folder, 'database.lock');
}

/** Who holds the embedded database in `folder` now, or null. */
export function readLock(folder: string): LockInfo | null {
  const file = lockFile(folder);
  try {
    const info = LockSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
    return isAlive(info, file) ? info : null;
  } catch {
    return null;
  }
}

/**
 * Removes the lock of a holder that died. Only one process at a time may decide that, or the second would
 * remove the lock that the first has just taken; a guard directory makes them take turns.
 */
function removeStale(folder: string): void {
  const guard = `${lockFile(folder)}.takeover`;
  try {
    fs.mkdirSync(guard);
  } catch {
    // Somebody is deciding right now, or died while deciding, which takes well under a second.
    if (
      Date.now() - (fs.statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) >
      5_000
    ) {
      fs.rmSync(guard, { recursive: true, force: true });
    }
    return;
  }
  try {
    if (readLock(folder) === null) fs.rmSync(lockFile(folder), { force: true });
  } finally {
    fs.rmSync(guard, { recursive: true, force: true });
  }
}

/** The embedded database is open in another process. */
export class DatabaseInUseError extends Error {
  constructor(folder: string, holder: LockInfo | null) {
    const who = holder
      ? `process ${holder.pid} on ${holder.host} (${holder.purpose})`
      : 'another process';
    super(
      `The embedded database in ${folder} is in use by ${who}. Only one process may open it: stop that ` +
        'one first, choose another DATA_DIR, or set DATABASE_URL to a PostgreSQL that many can share.',
    );
    this.name = 'DatabaseInUseError';
  }
}

/** Where this machine reaches the portal: the address it listens on, or loopback when that is all of them. */
function loopbackHost(): string {
  const { HOST } = env();
  if (['0.0.0.0', '::'].includes(HOST)) return '127.0.0.1';
  return HOST.includes(':') ? `[${HOST}]` : HOST;
}

/**
 * Takes the lock of the embedded database in `folder`, or throws DatabaseInUseError. It is held until
 * `releaseLock` or the end of the process.
 */
export function takeLock(folder: string, purpose: string): void {
  if (store.onrampLock) throw new DatabaseInUseError(folder, store.onrampLock.info);
  const file = lockFile(folder);
  const info: LockInfo = {
    pid: process.pid,
    started: startTimeOf(process.pid),
    host: os.hostname(),
    purpose,
    url: `http://${loopbackHost()}:${env().PORT}`,
    control: randomBytes(32).toString('base64url'),
  };
  // The file appears with its content in one step: another process never reads half a lock.
  const draft = `${file}.${info.control.slice(0, 12)}`;
  fs.writeFileSync(draft, JSON.stringify(info), { mode: 0o600, flag: 'wx' });
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        fs.linkSync(draft, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = readLock(folder);
        if (holder || attempt === 20) throw new DatabaseInUseError(folder, holder);
        removeStale(folder);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      }
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
  const timer = setInterval(() => {
    const now = new Date();
    fs.utimes(file, now, now, () => undefined);
  }, heartbeatMs);
  timer.unref();
  store.onrampLock = { file, info, timer };
  process.once('exit', releaseLock);
}

/** Gives the lock back. Does nothing when this process does not hold it. */
export function releaseLock(): void {
  const held = store.onrampLock;
  if (!held) return;
  store.onrampLock = undefined;
  clearInterval(held.timer);
  try {
    const found = LockSchema.parse(JSON.parse(fs.readFileSync(held.file, 'utf8')));
    if (found.control === held.info.control) fs.rmSync(held.file, { force: true });
  } catch {
    // The folder is gone: nothing to give back.
  }
}

/** The secret of the local command channel, when this process holds the embedded database. */
export function controlSecret(): string | null {
  return store.onrampLock?.info.control ?? null;
}
