import { spawnSync } from 'node:child_process';

let updated = false;

/** Installs Debian packages when this is a Debian and we are root. Tells whether that worked. */
export function aptInstall(...packages) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (!updated) spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  updated = true;
  console.log(`· installing ${packages.join(', ')} with apt`);
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}
