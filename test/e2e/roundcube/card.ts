import { expect, type Locator, type Page } from '@playwright/test';
import { tabAt, openPopup } from '../tabs.ts';
import type { Session } from './session.ts';

/** Where a purpose's switch can stand. */
export type Choice = 'Nobody' | 'This sender' | 'Every sender';

/** The popup's card of the message that is open in Roundcube. */
export class Card {
  readonly #popup: Page;
  readonly card: Locator;

  private constructor(popup: Page, address: string) {
    this.#popup = popup;
    this.card = popup.getByRole('article').filter({ hasText: address });
  }

  /** @param address of the message's sender */
  static async open({ browser }: Session, address: string): Promise<Card> {
    const tabId = await tabAt(browser, 'http://roundcube.webmail.test/*');
    const card = new Card(await openPopup(browser, tabId), address);
    await expect(card.card).toBeVisible();
    return card;
  }

  /** One part of a purpose's switch. @param purpose its title */
  choice(purpose: string, choice: Choice): Locator {
    return this.card
      .getByRole('group', { name: `Allow for: ${purpose}` })
      .getByRole('button', { name: choice });
  }

  /** Brings a purpose's switch to a place. */
  async choose(purpose: string, choice: Choice): Promise<void> {
    await this.choice(purpose, choice).click();
    await expect(this.choice(purpose, choice)).toHaveAttribute('aria-pressed', 'true');
  }

  /** Presses "Check who sent this". */
  async check(): Promise<void> {
    const button = this.card.getByRole('button', { name: 'Check who sent this' });
    await button.click();
    await expect(button).toHaveCount(0);
  }

  /**
   * Takes the way out that is offered, and confirms it.
   * @param way what its button says
   * @param sends what the confirmation must say
   */
  async optOut(way: string, sends: string, confirm: 'Open' | 'Send'): Promise<void> {
    await this.card.getByRole('button', { name: way }).click();
    await expect(this.card.getByText(sends)).toBeVisible();
    await this.card.getByRole('button', { name: confirm, exact: true }).click();
    await expect(
      this.card.getByText(/^(?:Request sent|Asked|You opened the sender’s page) on /),
    ).toBeVisible();
  }

  async close(): Promise<void> {
    await this.#popup.close();
  }
}

/** Does something on the card of the message that is open, above its tab. */
export async function onCard<Result>(
  session: Session,
  address: string,
  work: (card: Card) => Promise<Result>,
): Promise<Result> {
  const card = await Card.open(session, address);
  const result = await work(card);
  await card.close();
  return result;
}
