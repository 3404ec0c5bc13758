import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError, problems, type ProblemCode } from '@/lib/errors';
import { log } from '@/lib/log';
import { ProblemSchema } from '@/lib/schemas/problem';
import { problemResponse } from './problem';

const request = { path: '/api/v1/me', method: 'GET', requestId: 'req-12345678' };
const codes = Object.keys(problems) as ProblemCode[];

afterEach(() => {
  vi.restoreAllMocks();
});

describe('problemResponse', () => {
  it.each(codes)('%s answers with its status and a page of its own', async (code) => {
    const response = problemResponse(new AppError(code), request);
    const problem = ProblemSchema.parse(await response.json());
    expect(response.status).toBe(problems[code].status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(problem).toEqual({
      type: `/docs/errors/${code}`,
      title: problems[code].title,
      status: problems[code].status,
      instance: '/api/v1/me',
      code,
      requestId: 'req-12345678',
      errors: [],
    });
    expect(response.headers.has('www-authenticate')).toBe(response.status === 401);
  });

  it('passes detail and fields on, and never the cause', async () => {
    const error = new AppError('request.invalid', {
      detail: 'Look at the name.',
      fields: [{ path: 'name', code: 'too_small', detail: 'found nothing' }],
      cause: new Error('secret of the log'),
    });
    const text = await problemResponse(error, request).text();
    expect(JSON.parse(text)).toMatchObject({
      detail: 'Look at the name.',
      errors: [{ path: 'name', code: 'too_small', detail: 'found nothing' }],
    });
    expect(text).not.toContain('secret of the log');
  });

  it('tells nothing of an unknown error, and logs it once with the request id', async () => {
    const logged = vi.spyOn(log, 'error').mockImplementation(() => undefined);
    const response = problemResponse(new TypeError('x is not a function'), request);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('not a function');
    expect(logged).toHaveBeenCalledTimes(1);
    expect(logged.mock.calls[0]?.[0]).toMatchObject({ requestId: 'req-12345678' });
  });
});
