import { describe, expect, it } from 'vitest';
import { exportFileName } from './export-file-name';

const at = new Date('2026-11-25T23:59:59Z');

describe('exportFileName', () => {
  it.each([
    ['', 'directory-2026-11-25.csv'],
    ['Mayo Clinic, AZ', 'directory-mayo-clinic-az-2026-11-25.csv'],
    ['"; filename=x\r\n../Æbelø', 'directory-filename-x-bel-2026-11-25.csv'],
    ['…', 'directory-2026-11-25.csv'],
    ['a'.repeat(100), `directory-${'a'.repeat(40)}-2026-11-25.csv`],
  ])('of a search for %j is %s', (q, name) =>
    expect(exportFileName('directory', 'csv', q, at)).toBe(name),
  );
});
