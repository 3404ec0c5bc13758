import { describe, expect, it } from 'vitest';
import { plannedSteps } from './planned-steps';

describe('plannedSteps', () => {
  it('takes all six for UDAP and two without authentication', () => {
    expect(plannedSteps({ auth: { method: 'udap' } })).toEqual([
      'discover',
      'trust',
      'certificate',
      'register',
      'token',
      'request',
    ]);
    expect(plannedSteps({ auth: { method: 'none' } })).toEqual(['discover', 'request']);
  });

  it('ends with the last step that was asked for', () => {
    expect(plannedSteps({ auth: { method: 'udap' }, until: 'trust' })).toEqual([
      'discover',
      'trust',
    ]);
  });

  it('examines at once what it was given, and asks a holder first for its metadata', () => {
    expect(plannedSteps({ examine: { kind: 'files' } })).toEqual(['examine']);
    expect(plannedSteps({ examine: { kind: 'address' } })).toEqual(['discover', 'examine']);
  });
});
