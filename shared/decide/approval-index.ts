import type { PurposeId, Regime } from '../disclose/purposes.ts';
import type { Approval } from './approval.ts';

/** What one sender's approvals of one purpose let through. */
export interface Grants {
  /** Given while the sender was authenticated: authenticated domain → tracker hosts. */
  readonly verified: Map<string, Set<string>>;
  /** Given while nobody could say who it was: tracker host → the path shapes of each approval that names the host. */
  readonly unverified: Map<string, ReadonlySet<string>[]>;
}

/** Approvals, sorted so that looking one up costs the same with five of them as with five thousand. */
export interface ApprovalIndex {
  readonly senders: ReadonlyMap<string, ReadonlyMap<GrantKey, Grants>>;
  readonly everyone: ReadonlySet<GrantKey>;
}

/** A purpose as it was approved. */
export type GrantKey = `${PurposeId} ${Regime}`;

/** Sorts approvals by sender and purpose. */
export function indexApprovals(approvals: readonly Approval[]): ApprovalIndex {
  const senders = new Map<string, Map<GrantKey, Grants>>();
  const everyone = new Set<GrantKey>();
  for (const { purpose, regime, scope, hosts, pathShapes } of approvals) {
    const key: GrantKey = `${purpose} ${regime}`;
    if (scope.kind === 'everyone') {
      everyone.add(key);
      continue;
    }
    const grants = at(
      at(senders, scope.address, () => new Map<GrantKey, Grants>()),
      key,
      noGrants,
    );
    if (scope.domain === null) {
      const named = new Set(hosts);
      const shapes = shapesOfEach(named, new Set(pathShapes));
      for (const host of named) at(grants.unverified, host, () => []).push(shapes);
    } else {
      const known = at(grants.verified, scope.domain, () => new Set<string>());
      for (const host of hosts) known.add(host);
    }
  }
  return { senders, everyone };
}

/**
 * The path shapes that each host of an unverified approval was approved with. Older versions wrote several hosts and all
 * their shapes into one approval: which shape was whose is lost, so none counts, and the card offers to allow them anew.
 */
function shapesOfEach(hosts: ReadonlySet<string>, shapes: ReadonlySet<string>): ReadonlySet<string> {
  return hosts.size > 1 && shapes.size > 1 ? new Set() : shapes;
}

/** Keys under which a needed purpose may have been approved: consent given covers the exempt claim too, never reversed. */
export function keysFor(purpose: PurposeId, regime: Regime): GrantKey[] {
  const asConsent: GrantKey = `${purpose} consent`;
  return regime === 'consent' ? [asConsent] : [asConsent, `${purpose} exempt`];
}

function noGrants(): Grants {
  return { verified: new Map(), unverified: new Map() };
}

/** The value at a key, made where there is none. */
function at<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
