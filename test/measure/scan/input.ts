/** A message to be scanned, wherever it was read from. */
export interface InputMessage {
  readonly id: string;
  readonly from: string | null;
  readonly to: readonly string[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The header block as it was sent, where the message is a file. */
  readonly source?: string;
  readonly html: string;
}

/** A message that could not be read; the run goes on. */
export interface UnreadMessage {
  readonly id: string;
  readonly error: string;
}

export type Input = InputMessage | UnreadMessage;

/** Larger messages are refused by mail servers; reading one whole is what a scan needs memory for. */
export const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

export const TOO_LARGE = `larger than ${MAX_MESSAGE_BYTES / 1024 / 1024} MB`;

/** The words of whatever was thrown. */
export function errorWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
