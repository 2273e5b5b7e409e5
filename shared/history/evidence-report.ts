import type { EvidenceId } from '../detect/judgement.ts';
import type { DeclaredPurpose } from '../disclose/disclosure.ts';
import type { PurposeId } from '../disclose/purposes.ts';
import { declaredOverTime } from './declared-over-time.ts';
import { didItWork, type OptOutOutcome } from './did-it-work.ts';
import type { Writer } from './history-file.ts';
import type { HistoryRows } from './history-rows.ts';
import type { HistoryRecord } from './record.ts';
import { trackerHosts, type TrackerHost } from './tracker-hosts.ts';

/**
 * What this browser has recorded of one sender, for a complaint to a data-protection authority: facts with their dates,
 * no judgement of law. All times are ISO 8601 in UTC. Specified in docs/export.md.
 */
export interface EvidenceReport {
  readonly format: 'pixelgate-evidence-report';
  readonly version: 1;
  /** Name and version of what recorded it. */
  readonly tool: string;
  readonly made: string;
  /** The From address, lower case. */
  readonly sender: string;
  /** When the first and the last of its trackers was seen; null without any. */
  readonly first: string | null;
  readonly last: string | null;
  /** Its messages that are on record, each once: all those with a tracker, and since an opt-out those without, too. */
  readonly messages: { readonly recorded: number; readonly withTrackers: number };
  /** How often its trackers were blocked and let through, and for how many of them no purpose was declared. */
  readonly trackers: { readonly blocked: number; readonly loaded: number; readonly undeclared: number };
  readonly hosts: readonly (Omit<TrackerHost, 'first' | 'last'> & Period)[];
  /** What was declared in which messages, the earliest first; no purposes: nothing was. */
  readonly declared: readonly (Period & {
    readonly messages: number;
    readonly purposes: readonly DeclaredPurpose[];
  })[];
  /** What was asked for and what came after it, the earliest first. */
  readonly optOuts: readonly ReportedOptOut[];
  /** Each tracker as it was recorded, the earliest first. */
  readonly records: readonly ReportedTracker[];
}

interface Period {
  readonly first: string;
  readonly last: string;
}

/** An opt-out with what came after it; see `OptOutOutcome` for how messages are counted. */
export interface ReportedOptOut extends Pick<
  OptOutOutcome,
  'kind' | 'host' | 'purposes' | 'state' | 'later' | 'stillTracking' | 'exempt' | 'undated' | 'undeclared'
> {
  readonly asked: string;
  /** When the first and the last message that still tracked was sent, as it says itself. */
  readonly firstStill: string | null;
  readonly lastStill: string | null;
  readonly stillByPurpose: OptOutOutcome['byPurpose'];
}

/** One tracker in a message. */
export interface ReportedTracker extends Pick<
  HistoryRecord,
  'vendor' | 'host' | 'pathShape' | 'vehicle' | 'decision' | 'reason' | 'webmail'
> {
  readonly seen: string;
  /** Why it was taken for a tracker, strongest first. */
  readonly evidence: readonly EvidenceId[];
  /** What the sender declared for it; empty: nothing. */
  readonly declaredPurposes: readonly PurposeId[];
}

/** Puts together what is on record of one sender. @param rows of that sender alone count, in any order */
export function evidenceReport(sender: string, rows: HistoryRows, { version, made }: Writer): EvidenceReport {
  const isOwn = (row: { readonly sender: string | null }): boolean => row.sender === sender;
  const records = rows.records.filter(isOwn).toSorted((one, other) => one.time - other.time);
  const messages = rows.messages.filter(isOwn);
  const optOuts = rows.optOuts.filter(isOwn).toSorted((one, other) => one.time - other.time);
  const blocked = records.filter(({ decision }) => decision === 'block').length;
  return {
    format: 'pixelgate-evidence-report',
    version: 1,
    tool: `Pixelgate ${version}`,
    made: iso(made),
    sender,
    first: isoOrNull(records[0]?.time),
    last: isoOrNull(records.at(-1)?.time),
    messages: {
      recorded: messages.length,
      withTrackers: messages.filter(({ trackers }) => trackers.length > 0).length,
    },
    trackers: {
      blocked,
      loaded: records.length - blocked,
      undeclared: records.filter(({ purposes }) => purposes.length === 0).length,
    },
    hosts: trackerHosts(records).map((one) => ({ ...one, first: iso(one.first), last: iso(one.last) })),
    declared: declaredOverTime(messages).map((period) => ({
      first: iso(period.from),
      last: iso(period.to),
      messages: period.messages,
      purposes: period.purposes,
    })),
    optOuts: optOuts.map((one) => reportedOptOut(didItWork(one, messages))),
    records: records.map(reportedTracker),
  };
}

function reportedOptOut(outcome: OptOutOutcome): ReportedOptOut {
  const { kind, host, purposes, state, later, stillTracking, exempt, undated, undeclared } = outcome;
  return {
    asked: iso(outcome.time),
    ...{ kind, host, purposes, state, later, stillTracking, exempt, undated, undeclared },
    firstStill: isoOrNull(outcome.firstStill),
    lastStill: isoOrNull(outcome.lastStill),
    stillByPurpose: outcome.byPurpose,
  };
}

function reportedTracker(record: HistoryRecord): ReportedTracker {
  const { time, vendor, host, pathShape, vehicle, decision, reason, webmail, evidence, purposes } = record;
  return {
    seen: iso(time),
    ...{ vendor, host, pathShape, vehicle, decision, reason, webmail, evidence },
    declaredPurposes: purposes,
  };
}

function isoOrNull(time: number | null | undefined): string | null {
  return time === null || time === undefined ? null : iso(time);
}

/** @param time milliseconds since 1970, as schemas and clocks give them */
function iso(time: number): string {
  return new Date(time).toISOString();
}
