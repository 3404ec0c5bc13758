import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, hashText } from './random';

describe('random', () => {
  it('draws the same numbers from the same seed and others from another', () => {
    const draw = (seed: string) => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => random.between(0, 1));
    };
    expect(draw('ada vitals')).toEqual(draw('ada vitals'));
    expect(draw('ada vitals')).not.toEqual(draw('basil vitals'));
  });

  it('stays within the bounds and is spread over them', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: -50, max: 50 }),
        fc.nat(100),
        (seed, min, span) => {
          const random = createRandom(seed);
          for (let i = 0; i < 50; i += 1) {
            const drawn = random.int(min, min + span);
            expect(Number.isInteger(drawn) && drawn >= min && drawn <= min + span).toBe(true);
          }
        },
      ),
    );
    const random = createRandom('spread');
    const tenths = new Set(Array.from({ length: 500 }, () => random.int(0, 9)));
    expect(tenths.size).toBe(10);
  });

  it('hashes to 32 bits', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const hash = hashText(text);
        expect(hash >= 0 && hash <= 0xffffffff && hash === hashText(text)).toBe(true);
      }),
    );
  });
});
