import { describe, expect, it } from 'vitest';
import { ApiError } from '@/components/api-client';
import { listRefusal, maxFileBytes, readUploadAnswer } from './upload-list';

describe('listRefusal', () => {
  it('takes what the API takes, up to the limit', () => {
    expect(listRefusal({ name: 'list.json', size: 1 })).toBeUndefined();
    expect(listRefusal({ name: 'list.json', size: maxFileBytes })).toBeUndefined();
  });

  it('names a file that is empty or too large, and the way out', () => {
    expect(listRefusal({ name: 'void.csv', size: 0 })).toMatch(/^void\.csv is empty\. Choose/);
    expect(listRefusal({ name: 'disk.img', size: maxFileBytes + 1 })).toMatch(
      /^disk\.img has .* at most\. Compress it/,
    );
  });
});

describe('readUploadAnswer', () => {
  it('passes on why the portal refused, with its page of help', () => {
    const problem = {
      type: '/docs/errors/directory.source_busy',
      title: 'The source is being read already',
      status: 409,
      detail: 'Reading snp_1 is not over yet.',
      code: 'directory.source_busy',
    };
    let thrown: unknown;
    try {
      readUploadAnswer(409, JSON.stringify(problem));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ApiError);
    expect((thrown as ApiError).problem).toEqual({ ...problem, errors: [] });
  });

  it.each([
    ['text that is no JSON', 502, '<html>Bad gateway</html>'],
    ['JSON that is no problem', 500, '{"oops":true}'],
  ])('says the status of %s', (_what, status, text) => {
    expect(() => readUploadAnswer(status, text)).toThrow(`status ${status} and no explanation`);
  });
});
