import { describe, expect, it } from 'vitest';
import { currentOf, workspaceNav } from './nav';

describe('where the reader is', () => {
  it.each([
    ['/w/demo/runs', '/w/demo/runs', false, 'page'],
    ['/w/demo/runs', '/w/demo/runs/run_1', false, true],
    ['/w/demo/runs', '/w/demo/runs-of-others', false, undefined],
    ['/w/demo', '/w/demo/runs', true, undefined],
    ['/w/demo', '/w/demo', true, 'page'],
  ] as const)('%s on %s (exact: %s) is %s', (href, pathname, isExact, expected) => {
    expect(currentOf(href, pathname, isExact)).toBe(expected);
  });

  it('gives every place of a workspace its own key and address', () => {
    const items = workspaceNav('demo');
    expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
    expect(new Set(items.map((item) => item.href)).size).toBe(items.length);
    expect(items.every((item) => item.href.startsWith('/w/demo'))).toBe(true);
  });
});
