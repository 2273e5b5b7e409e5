import * as v from 'valibot';
import type { Approval } from '../../shared/decide/approval.ts';
import { contentOf, distinctApprovals, mergeLedgers, ledgerOf, type Ledger } from './approvals-ledger.ts';
import { MAX_APPROVALS, MAX_IMPORT } from '../limits.ts';
import type { ImportCounts, ImportRefusal } from '../messages.ts';
import { approvalSchema, sortOut } from './approvals-schema.ts';

const FORMAT = 'pixelgate-settings';
/** Files of before settings were saved too. */
const OLDER_FORMAT = 'pixelgate-approvals';
const VERSION = 1;

const file = v.object({
  format: v.picklist([FORMAT, OLDER_FORMAT]),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  approvals: v.array(v.unknown()),
});

/** All approvals as a file: JSON, indented so that people can read it. @param more what else stands in the file */
export function exportFile(ledger: Ledger, more: Readonly<Record<string, unknown>>): string {
  const approvals = distinctApprovals(ledger);
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...more, approvals }, null, 2)}\n`;
}

/**
 * Adds a file's approvals to a ledger. The user's word here and now: an approval that was withdrawn since the file was
 * written is given again, under a new name, so that no other machine's withdrawal undoes it.
 *
 * @param newId gives names that were never used
 */
export function importFile(
  text: string,
  ledger: Ledger,
  newId: () => string,
): { readonly ledger: Ledger; readonly counts: ImportCounts } | { readonly refused: ImportRefusal } {
  if (text.length > MAX_IMPORT) return { refused: 'too-big' };
  const parsed = v.safeParse(file, parseJson(text));
  if (!parsed.success) return { refused: 'not-ours' };
  if (parsed.output.version > VERSION) return { refused: 'newer-version' };
  const { good, damaged } = sortOut(approvalSchema, parsed.output.approvals);
  const said = new Set([...ledger.approvals.values()].map(contentOf));
  const fresh: Approval[] = [];
  const used = new Set<string>();
  for (const approval of good) {
    if (said.has(contentOf(approval))) continue;
    said.add(contentOf(approval));
    const taken =
      used.has(approval.id) || ledger.withdrawn.has(approval.id) || ledger.approvals.has(approval.id);
    const id = taken ? newId() : approval.id;
    used.add(id);
    fresh.push({ ...approval, id });
  }
  const room = Math.max(0, MAX_APPROVALS - ledger.approvals.size);
  const added = fresh.slice(0, room);
  return {
    ledger: mergeLedgers(ledger, ledgerOf(added, [])),
    counts: {
      added: added.length,
      known: good.length - fresh.length,
      damaged: damaged.length,
      left: fresh.length - added.length,
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
