import { describe, expect, it } from 'vitest';
import { CommunityInputSchema } from '@/lib/schemas/community';
import { bodyOf, emptyCommunity } from './community-draft';

describe('the form of a community', () => {
  it('is what the API takes, and asks for what is missing', () => {
    const filled = { ...emptyCommunity, name: 'A', uri: 'urn:a', anchorsPem: 'pem' };
    expect(CommunityInputSchema.safeParse(bodyOf(filled)).error).toBeUndefined();
    const missing = CommunityInputSchema.safeParse(bodyOf(emptyCommunity)).error?.issues ?? [];
    expect(missing.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['name', 'uri', 'anchorsPem']),
    );
  });

  it.each([
    ['', []],
    ['https', ['https']],
    ['https, urn:', ['https', 'urn']],
    [' HTTPS  urn ', ['https', 'urn']],
  ])('reads the schemes %j', (sanSchemes, expected) => {
    expect(bodyOf({ ...emptyCommunity, sanSchemes }).sanSchemes).toEqual(expected);
  });

  it('sends what it shows of an authority, and nothing that it hides', () => {
    const draft = { ...emptyCommunity, caName: 'CA', caUrl: 'no address', agreement: 'I do.' };
    expect(bodyOf({ ...draft, issuance: 'outside' })).toMatchObject({
      caName: 'CA',
      caUrl: 'no address',
      agreement: 'I do.',
    });
    expect(bodyOf(draft)).toMatchObject({ caName: '', caUrl: '', agreement: '' });
  });
});
