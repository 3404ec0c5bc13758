import { describe, expect, it } from 'vitest';
import { workspaceToOpen } from './last-workspace';

const workspaces = [{ slug: 'alpha' }, { slug: 'beta' }];

describe('the workspace to open', () => {
  it.each([
    ['beta', 'beta'],
    ['gone', 'alpha'],
    [undefined, 'alpha'],
  ])('after %s is %s', (last, slug) => {
    expect(workspaceToOpen(workspaces, last)?.slug).toBe(slug);
  });

  it('is none without any', () => {
    expect(workspaceToOpen([], 'alpha')).toBeNull();
  });
});
