import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { aptInstall } from './apt.mjs';
import { bin, fail } from './steps.mjs';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

async function find() {
  const { chromium } = await import('@playwright/test');
  const places = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...usual];
  return places.find((place) => place && fs.existsSync(place));
}

/** The path of a Chromium: one that is there, else Playwright's download, else Debian's package. */
export async function ensureBrowser() {
  const found = await find();
  if (found) return found;
  console.log('· no browser found: asking Playwright for one');
  const args = [bin.playwright, 'install', 'chromium'];
  spawnSync(process.execPath, args, { stdio: 'ignore', timeout: 300_000 });
  if (!(await find())) aptInstall('chromium');
  return (
    (await find()) ??
    fail('No Chromium found and none could be installed. Install one, or set CHROMIUM_PATH to it.')
  );
}
