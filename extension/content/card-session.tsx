import { createRef, render } from 'preact';
import { translator, type Language } from '../../shared/locales/translate.ts';
import type { ViewSummary } from '../../shared/ui/view-summary.ts';
import type { ActAnswer, CardState, ContentMessage, ViewAct } from '../messages.ts';
import { ActFailed, senderHost, viewActions } from '../view-actions.ts';
import { CardApp } from './card-app.tsx';
import { CardPanel } from './card-panel.ts';

/** How long the background may take over what was asked for (milliseconds): it may have to wait for other servers. */
const PATIENCE = 60_000;

/** One open card: what it shows, and what its user does. */
export class CardSession {
  readonly view: string;
  private readonly page: Document;
  private readonly top: number;
  private readonly close: () => void;
  private language: Language = 'en';
  private t = translator(this.language);
  private readonly card = createRef<HTMLDivElement>();
  private panel: CardPanel | null = null;
  private summary: ViewSummary | null = null;
  private status = { text: '', visible: false };
  private ended = false;
  /** Since when the user waits for something to be done: what changes meanwhile is no surprise. */
  private acting = 0;

  /** @param close called when the card wants to go; the caller ends it */
  constructor(page: Document, view: string, top: number, close: () => void) {
    this.page = page;
    this.view = view;
    this.top = top;
    this.close = close;
  }

  isThere(): boolean {
    return this.panel?.isThere() === true;
  }

  /** Shows how things are now; a view that is gone takes its card along. @param first to open the card */
  async refresh(first: boolean): Promise<void> {
    const state = await ask<CardState>({ kind: 'card-state', view: this.view });
    if (this.ended) return;
    if (!state || (!first && !this.isThere())) {
      this.close();
      return;
    }
    const spoken = this.speak(state.language);
    const changed = spoken || JSON.stringify(state.summary) !== JSON.stringify(this.summary);
    this.summary = state.summary;
    if (first && !this.open()) return;
    if (changed) this.draw(!first && this.acting === 0);
    if (first) this.card.current?.focus({ preventScroll: true });
  }

  /** @returns whether this is another language than before */
  private speak(language: Language): boolean {
    if (language === this.language) return false;
    this.language = language;
    this.t = translator(language);
    return true;
  }

  end(): void {
    this.ended = true;
    if (!this.panel) return;
    render(null, this.panel.root);
    this.panel.remove();
    this.panel = null;
  }

  /** @returns false where there is no place for a card: then the popup shows it */
  private open(): boolean {
    const page = this.page.defaultView;
    if (!page || !CardPanel.hasRoom(page) || isWritten(this.page)) {
      this.toPopup();
      return false;
    }
    const toPopup = (): void => {
      this.toPopup();
    };
    this.panel = new CardPanel(this.page, this.top, {
      unclear: toPopup,
      soon: () => {
        this.say(this.t('card.press-again'), true);
      },
      close: this.close,
    });
    return true;
  }

  private say(text: string, visible: boolean): void {
    this.status = { text, visible };
    this.draw(false);
  }

  private readonly toPopup = (): void => {
    void ask({ kind: 'open-popup', view: this.view });
    this.close();
  };

  private draw(byItself: boolean): void {
    if (!this.panel || !this.summary) return;
    const { language, t, status, summary, close } = this;
    const actions = viewActions({
      t,
      senderHost: senderHost(summary),
      act: (act) => this.act(act),
      say: (text, visible) => {
        this.say(text, visible);
      },
      toPopup: this.toPopup,
      refresh: () => this.refresh(false),
    });
    render(
      <CardApp
        summary={summary}
        language={language}
        t={t}
        status={status}
        actions={actions}
        panel={this.card}
        onClose={close}
        onPopup={this.toPopup}
      />,
      this.panel.root,
    );
    this.panel.drawn(byItself);
  }

  private async act(act: ViewAct): Promise<void> {
    this.acting += 1;
    try {
      const answer = await inTime(ask<ActAnswer>({ kind: 'card-act', view: this.view, act }));
      if (!answer) throw new ActFailed('no-answer');
      if ('error' in answer) throw new ActFailed(answer.error);
    } finally {
      this.acting -= 1;
    }
  }
}

/** Nobody answers once the extension was replaced. */
async function ask<Answer>(message: ContentMessage): Promise<Answer | null> {
  try {
    return await chrome.runtime.sendMessage<ContentMessage, Answer | null>(message);
  } catch {
    return null;
  }
}

function inTime<Answer>(answer: Promise<Answer | null>): Promise<Answer | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));
  return Promise.race([answer, late]);
}

/** Whether the document is a message being written, of which all that stands in it may be sent. */
function isWritten(page: Document): boolean {
  return page.designMode === 'on' || (page.body as HTMLElement | null)?.isContentEditable === true;
}
