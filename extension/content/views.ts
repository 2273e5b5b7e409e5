import { freshToken } from '../release-token.ts';
import type { MessageInPage } from '../webmails/index.ts';
import { Verdicts } from './verdicts.ts';

/** One message view: a message of the document, or all that stands outside its messages. */
export interface View {
  /** Names the view and releases its pictures. */
  readonly token: string;
  readonly verdicts: Verdicts;
  /** null: outside all messages. */
  message: MessageInPage | null;
  /** What the background was told last about its sender; null while it was asked nothing. */
  asked: string | null;
  /** How often what it was told came to count no more: an answer to a question from before is out of date. */
  forgotten: number;
  /** The background has heard of it, if only that it could not be judged. */
  known: boolean;
}

/**
 * The views of one document. Which messages there are is an adapter's word, so nothing but names and neighbourhood
 * depends on it: with none recognised, the whole document is one view.
 */
export class Views {
  private readonly outside: View = newView(null);
  private byElement = new Map<Element, View>();

  /** Brings the views in line with the messages that stand in the document. @returns views that are gone */
  arrange(messages: readonly MessageInPage[]): View[] {
    const present = new Map<Element, View>();
    for (const message of outermost(messages)) {
      const known = this.byElement.get(message.element);
      if (known) known.message = message;
      present.set(message.element, known ?? newView(message));
    }
    const gone = [...this.byElement].filter(([element]) => !present.has(element)).map(([, view]) => view);
    this.byElement = present;
    return gone;
  }

  /** All of them, messages first in document order. */
  get all(): readonly View[] {
    return [...this.byElement.values(), this.outside];
  }

  /** Whether `element` is a message, so that the view around it leaves it out. */
  isMessage(element: Element): boolean {
    return this.byElement.has(element);
  }

  named(token: string): View | null {
    return this.all.find((view) => view.token === token) ?? null;
  }

  /** What the background was told of these views counts no more: it is asked again. */
  forgetAsked(tokens: readonly string[] | null): void {
    for (const view of this.all) {
      if (tokens?.includes(view.token) === false) continue;
      view.asked = null;
      view.forgotten += 1;
    }
  }

  /**
   * A question about a view is under way. @returns to be called with what was told, once the answer has come. Where that
   * counts no more, the view is asked about again: the answer may be older than what the user decided meanwhile.
   */
  static asking(view: View): (told: string) => void {
    const before = view.forgotten;
    return (told) => {
      view.asked = view.forgotten === before ? told : null;
    };
  }

  /** The document goes away: what the background knows of its views is over. @returns those it knows */
  leave(): View[] {
    const known = this.all.filter((view) => view.known);
    for (const view of known) {
      view.asked = null;
      view.known = false;
    }
    return known;
  }
}

function newView(message: MessageInPage | null): View {
  return { token: freshToken(), verdicts: new Verdicts(), message, asked: null, forgotten: 0, known: false };
}

/** A message that stands in another one (quoted, forwarded) is part of it. */
function outermost(messages: readonly MessageInPage[]): MessageInPage[] {
  const kept: MessageInPage[] = [];
  for (const message of messages) {
    if (kept.at(-1)?.element.contains(message.element) !== true) kept.push(message);
  }
  return kept;
}
