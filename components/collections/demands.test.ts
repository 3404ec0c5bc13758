import { describe, expect, it } from 'vitest';
import { newAssertion } from '@/components/console/tests/tests-form';
import { demandText } from './demands';

describe('an assertion in words', () => {
  it('says what is looked at, and how', () => {
    expect(demandText({ kind: 'status', subject: '', is: '', value: '200, 2xx' })).toBe(
      'Status 200 or 2xx',
    );
    expect(demandText(newAssertion.header)).toBe('Header ETag is there');
    expect(demandText({ kind: 'fhirpath', subject: 'gender', is: 'equals', value: 'male' })).toBe(
      'gender is “male”',
    );
    expect(demandText(newAssertion.fhirpath)).toBe('Bundle.entry.exists() is true');
    expect(demandText({ ...newAssertion.json, subject: '' })).toBe('JSON has a value');
  });
});
