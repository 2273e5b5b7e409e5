import { lookUp, type LookUpServices } from './look-up.ts';
import { findView } from './view-store.ts';

/** What looking up without a click takes. */
export interface UnaskedServices extends LookUpServices {
  /** The user's setting: ask the web site of each sender when a message is opened. */
  isWanted(): Promise<boolean>;
}

/** Where messages were judged. */
export interface JudgedIn {
  readonly tabId: number;
  readonly incognito: boolean;
}

/**
 * Asks senders' web sites for their declarations by itself, if the user's settings say so: after judging, which never
 * waits for it, each message once, and never in a private window. One after another, so that several messages of one
 * sender are one request; what it answered is kept for a week.
 */
export class UnaskedLookUps {
  readonly #services: UnaskedServices;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(services: UnaskedServices) {
    this.#services = services;
  }

  /** Looks up what is still missing in these views of a tab, which are stored already. Never rejects. */
  after(views: readonly string[], { tabId, incognito }: JudgedIn): Promise<unknown> {
    if (!incognito) this.#turn = this.#turn.then(() => this.#ask(tabId, views)).catch(() => undefined);
    return this.#turn;
  }

  async #ask(tabId: number, views: readonly string[]): Promise<void> {
    if (!(await this.#services.isWanted())) return;
    for (const name of views) {
      const view = findView(await this.#services.views.tab(tabId), name);
      if (view?.learned.wellKnown.state === 'not-asked') await lookUp(tabId, view, true, this.#services);
    }
  }
}
