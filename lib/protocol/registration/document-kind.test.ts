import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { documentKind } from './document-kind';

describe('documentKind', () => {
  it.each([
    ['%PDF-1.7 …', 'application/pdf'],
    ['Agreed on the telephone.', 'text/plain'],
    ['<!DOCTYPE html><script>alert(1)</script>', null],
    ['\n  <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', null],
    ['MZ\u0000\u0001', null],
  ])('tells %j', (text, kind) => {
    expect(documentKind(strToU8(text))).toBe(kind);
  });

  it('knows a Word document, and refuses one with macros and any other archive', () => {
    const parts = { 'word/document.xml': strToU8('<w:document/>') };
    expect(documentKind(zipSync(parts))).toMatch(/wordprocessingml/);
    expect(documentKind(zipSync({ ...parts, 'word/vbaProject.bin': strToU8('x') }))).toBeNull();
    expect(documentKind(zipSync({ 'a.exe': strToU8('MZ') }))).toBeNull();
  });

  it('takes bytes that are no UTF-8 for nothing', () => {
    expect(documentKind(Uint8Array.of(0xff, 0xfe, 0x41))).toBeNull();
  });
});
