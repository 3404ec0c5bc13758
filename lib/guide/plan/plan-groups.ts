import type { PlanGroup } from '@/lib/schemas/checklist';

/** The parts of a plan in the order in which they are shown. */
export const planGroups: readonly { id: PlanGroup; title: string }[] = [
  { id: 'develop', title: 'Develop' },
  { id: 'certificate', title: 'Certificate' },
  { id: 'register', title: 'Register' },
  { id: 'agreements', title: 'Agreements' },
  { id: 'security', title: 'Security and policy' },
  { id: 'test', title: 'Test' },
  { id: 'live', title: 'Go live' },
];
