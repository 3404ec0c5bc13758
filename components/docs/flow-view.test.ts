import { describe, expect, it } from 'vitest';
import { sequenceOf } from '@/components/run/sequence-rows';
import { flowNames, flows } from '@/lib/guide/flows/flows';
import { flowView, itemsOf } from './flow-view';

describe('the pictures of the flows', () => {
  it.each(flowNames)('shows everything of %s, in order', (name) => {
    const { rows, lanes } = sequenceOf(flowView(name, flows[name]));
    const kinds = rows.filter(({ kind }) => kind !== 'step').map(({ kind }) => kind);
    expect(kinds).toEqual(itemsOf(flows[name]).map(({ kind }) => kind));
    expect(lanes).toContain('authorization');
    expect(rows.filter((row) => row.kind === 'exchange' && row.state !== 'ok')).toEqual([]);
  });

  it('has a lane for the person where one signs in, and only there', () => {
    const withPerson = flowNames.filter((name) =>
      sequenceOf(flowView(name, flows[name])).lanes.includes('person'),
    );
    expect(withPerson).toEqual(['smart-standalone', 'smart-ehr', 'udap-code', 'tiered-oauth']);
  });
});
