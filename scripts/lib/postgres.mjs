import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { aptInstall } from './apt.mjs';

function findBinaries() {
  const debian = '/usr/lib/postgresql';
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => b - a) : [];
  const config = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const folders = [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(config.status === 0 ? [config.stdout.trim()] : []),
  ];
  return folders.find((folder) => fs.existsSync(path.join(folder, 'initdb')));
}

/** PostgreSQL refuses to run as root: the account to run it as, or nothing when we are not root. */
function account() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag, user) => {
    const result = spawnSync('id', [flag, user], { encoding: 'utf8' });
    return result.status === 0 ? Number(result.stdout) : null;
  };
  const user = id('-u', 'postgres') === null ? 'nobody' : 'postgres';
  return { uid: id('-u', user), gid: id('-g', user) };
}

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * A PostgreSQL server for the tests: TEST_DATABASE_URL when it is set, else a throw-away cluster from the
 * binaries of this machine (installed with apt where that is possible). Null when there is none.
 */
export async function startPostgres() {
  if (process.env.TEST_DATABASE_URL) {
    return { url: process.env.TEST_DATABASE_URL, stop: () => undefined };
  }
  if (!findBinaries()) aptInstall('postgresql');
  const binaries = findBinaries();
  if (!binaries) return null;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onramp-postgres-'));
  const as = account();
  if (as.uid !== undefined) fs.chownSync(folder, as.uid, as.gid);
  const data = path.join(folder, 'data');
  const run = (name, args) =>
    spawnSync(path.join(binaries, name), args, { ...as, cwd: folder, encoding: 'utf8' });
  const made = run('initdb', [
    '-D',
    data,
    '-U',
    'onramp',
    '--auth=trust',
    '-E',
    'UTF8',
    '--no-locale',
  ]);
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const options = ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-k', folder];
  const server = spawn(
    path.join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), ...options],
    {
      ...as,
      cwd: folder,
      stdio: 'ignore',
    },
  );
  for (let i = 0; i < 100; i += 1) {
    if (run('pg_isready', ['-h', '127.0.0.1', '-p', String(port)]).status === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url: `postgresql://onramp@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
