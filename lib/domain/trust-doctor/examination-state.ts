import 'server-only';
import type { RunWorld } from '@/lib/domain/runs/run-world';
import type { TrustSubject } from '@/lib/protocol/trust-doctor/subject';
import type { CommunityAnchor } from '@/lib/protocol/x509/examine-paths';

/** What the steps of an examination share. */
export interface ExaminationState {
  world: RunWorld;
  subject: TrustSubject | null;
  anchors: { trusted: CommunityAnchor[]; intermediates: CommunityAnchor['certificate'][] };
  /** As if it were then; null: now. */
  at: Date | null;
}
