/** Who a message says it comes from, as its webmail shows it; null where the page does not say. */
export interface Sender {
  /** Lower case. */
  readonly address: string | null;
  readonly name: string | null;
}

/** One message that a document shows. */
export interface MessageInPage {
  /** Holds the message (its body, or the frame with its body) and nothing of another message. */
  readonly element: Element;
  readonly sender: Sender;
  /** When it was sent or received, in milliseconds since 1970; null where the page does not say it for certain. */
  readonly date: number | null;
  /** Where the webmail gives out the message as it came, headers included: a URL of its own origin; null: not known. */
  readonly source: string | null;
}

/** What is known of the message around a frame: its sender, and the rest of {@link MessageInPage}. */
export type InheritedMessage = Sender & Omit<MessageInPage, 'element' | 'sender'>;

/** A row of the message list (or of a thread's folded messages) whose sender's address can be read. */
export interface ListRow {
  /** Where a mark may be put: right behind this element, beside the sender's name. */
  readonly anchor: Element;
  /** Lower case. */
  readonly address: string;
}

/**
 * What one webmail's page tells about the messages in view. An adapter only adds names to what is shown and the
 * owner's address to what is judged; holding and releasing never depend on it (design/gate). It rather says nothing
 * than name a wrong sender: what a message's author wrote, its body above all, is never read for the sender.
 */
export interface WebmailAdapter {
  readonly id: string;
  /**
   * Frames whose document is a page of the webmail itself, headers included (a CSS selector). The document of any
   * other frame is taken for a message's body, which says nothing about its sender. Without it: no frame is.
   */
  readonly pageFrames?: string;
  /** Whether this document belongs to that webmail: by its address or by marks that no message can carry. */
  recognises(page: Document): boolean;
  /**
   * In document order; [] on a page it does not know. Never throws.
   *
   * @param around when given, only the message that holds this frame is of interest: others may be left out
   */
  messages(page: Document, around?: Element): readonly MessageInPage[];
  /** Addresses of the mailbox's owner, as far as the page says; lower case. */
  owner(page: Document): readonly string[];
  /** [] where the list shows names without addresses. */
  rows(page: Document): readonly ListRow[];
}
