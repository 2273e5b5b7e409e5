import type { Decision, DecisionReason } from '../decide/decision.ts';
import type { EvidenceId, Judgement } from '../detect/judgement.ts';
import type { PurposeId } from '../disclose/purposes.ts';
import type { Vehicle } from '../extract/reference.ts';
import { pathShape } from './path-shape.ts';

/**
 * One tracker that was judged. History holds no mail (design/architecture, decision 7): no subject, no body,
 * no full pixel URL, only the host and the shape of the path.
 */
export interface HistoryRecord {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Lower case, so that one sender is found under one key. */
  readonly sender: string | null;
  readonly vendor: string | null;
  readonly host: string;
  readonly pathShape: string;
  readonly vehicle: Vehicle;
  readonly evidence: readonly EvidenceId[];
  /** Declared for it when it was judged; empty in records of older versions, too. */
  readonly purposes: readonly PurposeId[];
  readonly decision: 'block' | 'allow';
  readonly reason: DecisionReason;
  readonly webmail: string;
}

/** What a record needs besides the judgement. */
export interface RecordContext {
  readonly time: number;
  readonly sender: string | null;
  readonly webmail: string;
}

/** The record of one judged tracker. @param purposes declared for it */
export function recordOf(
  judgement: Judgement,
  decision: Decision,
  context: RecordContext,
  purposes: readonly PurposeId[] = [],
): HistoryRecord {
  const { hostname, pathname } = new URL(judgement.originalUrl);
  return {
    time: context.time,
    sender: context.sender?.toLowerCase() ?? null,
    vendor: judgement.vendor?.id ?? null,
    host: hostname,
    pathShape: pathShape(pathname),
    vehicle: judgement.reference.vehicle,
    evidence: judgement.evidence,
    purposes,
    decision: decision.decision,
    reason: decision.reason,
    webmail: context.webmail,
  };
}
