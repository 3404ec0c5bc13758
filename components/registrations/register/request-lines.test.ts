import { expect, it } from 'vitest';
import { minutesAndSeconds, requestLines, secondsUntil } from './request-lines';

it('writes a request as it goes over the wire', () => {
  expect(
    requestLines({
      method: 'POST',
      url: 'https://holder.example:8443/register?tenant=1',
      headers: { 'content-type': 'application/json' },
      body: '{"udap":"1"}',
    }),
  ).toBe(
    'POST /register?tenant=1 HTTP/1.1\nhost: holder.example:8443\ncontent-type: application/json\n\n{"udap":"1"}',
  );
});

it('counts down to zero and no further', () => {
  const end = '2026-01-01T00:05:00.000Z';
  expect(secondsUntil(end, '2026-01-01T00:00:00.000Z')).toBe(300);
  expect(secondsUntil(end, '2026-01-01T00:04:59.500Z')).toBe(1);
  expect(secondsUntil(end, '2026-01-02T00:00:00.000Z')).toBe(0);
  expect(secondsUntil(null, end)).toBeNull();
  expect(secondsUntil(end, null)).toBeNull();
  expect([300, 65, 9, 0].map(minutesAndSeconds)).toEqual(['5:00', '1:05', '0:09', '0:00']);
});
