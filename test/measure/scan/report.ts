import type { Carrier } from '../../../shared/disclose/declaration.ts';
import type { UnreadMessage } from './input.ts';
import { printable, shortened } from './printable.ts';
import type { ScannedMessage, ScannedReference } from './scan-message.ts';

/** Columns of the report. */
export const WIDTH = 100;

const INDENT = '  ';
const LABEL = 12;

/** Evidence in words; ids without an entry are printed as they are. */
const WORDS: Readonly<Record<string, string>> = {
  'known-endpoint': 'a known tracking address',
  'recipient-address-in-url': 'carries an e-mail address',
  'individualised-url': 'individual address',
  tiny: '0 to 2 pixels',
  hidden: 'hidden',
  'tracking-path': 'its address says tracking',
  'token-shared-with-links': 'same code as in the links',
  'no-size': 'no size given',
  'only-image-of-host': 'alone on its host',
  'at-the-end': 'at the end',
  'beacon-vehicle': 'loaded though nobody sees it',
  repeated: 'used again and again',
  'static-asset': 'an ordinary file',
  'visible-size': 'of visible size',
  linked: 'linked',
  'has-alt': 'has a description',
};

const CARRIER_WORDS: Readonly<Record<Carrier, string>> = {
  header: 'header field',
  alt: 'alternative text',
  'well-known': 'well-known file',
  text: 'words of the message',
};

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function wrapped(words: readonly string[], indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of words) {
    if (line !== indent && line.length + word.length + 2 > WIDTH) {
      lines.push(`${line},`);
      line = indent;
    }
    line += line === indent ? word : `, ${word}`;
  }
  return [...lines, line];
}

function trackerLines(reference: ScannedReference): string[] {
  const who = reference.vendor === null ? 'vendor unknown' : printable(reference.vendor.name);
  const indent = INDENT + ' '.repeat(LABEL);
  return [
    `${INDENT}${'blocked'.padEnd(LABEL)}${who}, ${reference.vehicle}`,
    indent + shortened(printable(reference.originalUrl), WIDTH - indent.length),
    ...wrapped(
      reference.evidence.map((id) => WORDS[id] ?? id),
      indent,
    ),
    ...wrapped(
      reference.purposes.length === 0
        ? ['no purpose declared']
        : reference.purposes.map((purpose, index) => (index === 0 ? `declared: ${purpose}` : purpose)),
      indent,
    ),
  ];
}

/** Lines under one label; long ones are cut. */
function labelled(label: string, texts: readonly string[]): string[] {
  const width = WIDTH - INDENT.length - LABEL;
  return texts.map((text) => INDENT + label.padEnd(LABEL) + shortened(printable(text), width));
}

/** What the sender says, the ways out, and what to correct. */
function declaredLines({ declarations, optOuts, oneClick, mistakes = [] }: ScannedMessage): string[] {
  return [
    ...declarations.flatMap(({ carrier, purposes, quote }) => [
      ...labelled('declared', [`${CARRIER_WORDS[carrier]}: ${purposes.join(' ') || 'no purpose named'}`]),
      ...labelled('', [quote]),
    ]),
    ...labelled('way out', [
      ...(oneClick === null ? [] : [`one-click: ${oneClick.url}`]),
      ...optOuts.map(({ kind, href }) => `${kind}: ${href}`),
    ]),
    ...labelled('to correct', mistakes),
  ];
}

/** One message of the report. */
export function messageReport(message: ScannedMessage): string {
  const { references } = message;
  const trackers = references.filter(({ verdict }) => verdict === 'tracker');
  const released = references.filter(({ decision }) => decision === 'allow').length;
  const held = references.length - trackers.length - released;
  const summary = [
    counted(trackers.length, 'tracker', 'trackers'),
    counted(released, 'picture released', 'pictures released'),
    ...(held > 0 ? [`${held} held (style sheets, fonts, frames)`] : []),
    ...(message.beyondCap === undefined ? [] : [`${message.beyondCap} more not looked at, held`]),
  ].join(', ');
  const sender = message.sender === null ? 'sender unknown' : printable(message.sender.address);
  return [
    shortened(printable(message.id), WIDTH),
    `${INDENT}${shortened(`from ${sender}: ${summary}`, WIDTH - INDENT.length)}`,
    ...trackers.flatMap(trackerLines),
    ...declaredLines(message),
    '',
  ].join('\n');
}

/** A message that could not be read. */
export function errorReport({ id, error }: UnreadMessage): string {
  const text = shortened(printable(error), WIDTH - INDENT.length - 'not read: '.length);
  return `${shortened(printable(id), WIDTH)}\n${INDENT}not read: ${text}\n`;
}

/** What a run found, for its last lines. */
export class Totals {
  private messages = 0;
  private tracked = 0;
  private failed = 0;
  private references = 0;
  private trackers = 0;
  private readonly vendors = new Map<string, number>();

  add(message: ScannedMessage): void {
    const trackers = message.references.filter(({ verdict }) => verdict === 'tracker');
    this.messages += 1;
    this.tracked += trackers.length > 0 ? 1 : 0;
    this.references += message.references.length;
    this.trackers += trackers.length;
    for (const name of new Set(trackers.flatMap(({ vendor }) => vendor?.name ?? []))) {
      this.vendors.set(name, (this.vendors.get(name) ?? 0) + 1);
    }
  }

  addFailure(): void {
    this.failed += 1;
  }

  /** Whether every message could be read. */
  get complete(): boolean {
    return this.failed === 0;
  }

  toString(): string {
    const named = [...this.vendors].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} ${count}`);
    return [
      `${counted(this.messages, 'message', 'messages')}, ${this.tracked} with trackers: ` +
        `${this.trackers} of ${counted(this.references, 'remote reference', 'remote references')} blocked.`,
      ...(named.length > 0 ? ['Messages by vendor:', ...wrapped(named, INDENT)] : []),
      ...(this.failed > 0 ? [`${counted(this.failed, 'message', 'messages')} could not be read.`] : []),
    ].join('\n');
  }
}
