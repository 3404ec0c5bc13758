import { describe, expect, it } from 'vitest';
import { readHolderLines, withoutLines } from './holder-lines';

describe('readHolderLines', () => {
  it('reads one holder a line, leaves blanks and remarks out, and keeps the number of the line', () => {
    const read = readHolderLines('\n# ours\n harbor \r\nhttps://a.example.org/r4\n\n');
    expect(read.holders).toEqual(['harbor', 'https://a.example.org/r4']);
    expect(read.lines).toEqual([3, 4]);
    expect(read.problems).toEqual([]);
  });

  it('reads the column of addresses of a table, whatever separates it', () => {
    const csv = '\uFEFFname,base_url\n"Clinic, the first","https://a.example.org/r4"\n';
    expect(readHolderLines(csv).holders).toEqual(['https://a.example.org/r4']);
    expect(readHolderLines('B;https://b.example.org/r4;1').holders).toEqual([
      'https://b.example.org/r4',
    ]);
    expect(readHolderLines('holder\nharbor').holders).toEqual(['harbor']);
  });

  it('merges what is the same holder', () => {
    const read = readHolderLines(
      'https://a.example.org/r4\nhttps://A.example.org/r4/\nharbor\nharbor\nhttps://a.example.org/R4',
    );
    expect(read.holders).toHaveLength(3);
    expect(read.duplicates).toBe(2);
  });

  it('says what is wrong with which line', () => {
    const text =
      'harbor\nftp://x.example.org\nNo Such Name\nhttps://u:p@x.example.org/\nhttps://x.example.org/r4?a=1';
    const { problems, holders } = readHolderLines(text);
    expect(holders).toEqual(['harbor']);
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    expect(problems[0]?.detail).toContain('ftp:');
    expect(problems[1]?.detail).toContain('No Such Name');
    expect(withoutLines(text, [2, 3, 4, 5])).toBe('harbor');
  });
});
