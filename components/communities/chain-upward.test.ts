import { describe, expect, it } from 'vitest';
import { daysFromNow, makeCa, type Party } from '@/lib/protocol/testing/pki';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { chainUpward } from './chain-upward';

const viewsOf = (...parties: Party[]) =>
  parties.map(({ certificate }) => describeCertificate(certificate));

describe('the authorities above a certificate', () => {
  it('are those that are known, up to the one that vouches for itself', async () => {
    const root = await makeCa(null, { name: 'Root' });
    const renewed = await makeCa(null, { name: 'Root', keys: root.keys, notAfter: daysFromNow(9) });
    const middle = await makeCa(root, { name: 'Middle' });
    const low = await makeCa(middle, { name: 'Low' });
    const views = viewsOf(low, middle, root, renewed);
    const [lowView, middleView, rootView] = views;
    if (!lowView || !rootView) throw new Error('no view');
    expect(chainUpward(lowView, views)).toEqual([lowView, middleView, rootView]);
    expect(chainUpward(rootView, views)).toEqual([rootView]);
    expect(chainUpward(lowView, [])).toEqual([lowView]);
  });

  it('do not include one of the same name with another key', async () => {
    const root = await makeCa(null, { name: 'Root' });
    const namesake = await makeCa(null, { name: 'Root' });
    const [low, other] = viewsOf(await makeCa(root, { name: 'Low' }), namesake);
    if (!low || !other) throw new Error('no view');
    expect(chainUpward(low, [other])).toEqual([low]);
  });

  it('end where two vouch for each other', async () => {
    const a = await makeCa(null, { name: 'A' });
    const b = await makeCa(a, { name: 'B' });
    const aByB = await makeCa(b, { name: 'A', keys: a.keys });
    const [first, second] = viewsOf(aByB, b);
    if (!first || !second) throw new Error('no view');
    expect(chainUpward(first, [first, second])).toEqual([first, second]);
  });
});
