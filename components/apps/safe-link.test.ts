import { describe, expect, it } from 'vitest';
import { safeLink } from './safe-link';

describe('a link that somebody else typed', () => {
  it.each(['https://app.example.org', 'http://app.example.org/', 'mailto:a@b.example', 'tel:+49'])(
    'leads to %s',
    (text) => {
      expect(safeLink(text)).toBe(text);
    },
  );

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'blob:https://x/1',
    '/w/demo',
    'a@b.example',
    '',
  ])('does not lead to %j', (text) => {
    expect(safeLink(text)).toBeNull();
  });
});
