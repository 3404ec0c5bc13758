import 'server-only';
import type { Prisma } from '@/generated/prisma/client';
import { newId } from '@/lib/db/ids';
import type { RequestState } from '@/lib/schemas/certificate-request';
import { transitionOf, wrongState, type RequestAct } from './request-states';

/** Who does something to a request. */
export interface RequestActor {
  side: 'applicant' | 'operator';
  id: string | null;
  name: string;
}

interface Move {
  id: string;
  /** As it was read: for the error, should somebody have been faster. */
  state: string;
  act: RequestAct;
  actor: RequestActor;
  kind: 'message' | 'event';
  text: string;
  data?: Omit<Prisma.CertificateRequestUncheckedUpdateManyInput, 'id' | 'state'>;
}

/**
 * Takes a request from one state to the next and writes the line of its timeline, both or neither. Of two
 * people who act at once the first wins.
 *
 * @throws AppError `certificate_request.wrong_state`
 */
export async function moveRequest(tx: Prisma.TransactionClient, move: Move): Promise<void> {
  const { id, act, actor, kind, text, data } = move;
  const { from, to } = transitionOf(act);
  const { count } = await tx.certificateRequest.updateMany({
    where: { id, state: { in: [...from] } },
    data: { ...data, state: to },
  });
  if (count === 0) {
    const now = await tx.certificateRequest.findUnique({ where: { id }, select: { state: true } });
    throw wrongState((now?.state ?? move.state) as RequestState, act);
  }
  await tx.certificateRequestMessage.create({
    data: {
      id: newId('msg'),
      requestId: id,
      side: actor.side,
      kind,
      authorId: actor.id,
      authorName: actor.name,
      text,
    },
  });
}
