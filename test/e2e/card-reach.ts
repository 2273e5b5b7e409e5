import type { CDPSession, Page } from '@playwright/test';

/** A node as Chromium's debugger gives it, closed shadow roots included: what no page can have. */
interface DebugNode {
  readonly backendNodeId: number;
  readonly localName: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly DebugNode[];
  readonly shadowRoots?: readonly DebugNode[];
  readonly contentDocument?: DebugNode;
}

/** Reaches into the card's closed shadow root, as a user's eye and hand do: by debugger and by real input. */
export class CardReach {
  readonly page: Page;
  private readonly session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.session = session;
  }

  static async to(page: Page): Promise<CardReach> {
    const session = await page.context().newCDPSession(page);
    // What is loaded in one test must be asked for again in the next.
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    return new CardReach(page, session);
  }

  private async nodes(): Promise<DebugNode[]> {
    const { root } = await this.session.send('DOM.getDocument', { depth: -1, pierce: true });
    return within(root);
  }

  /** The card itself; null while there is none. */
  async card(): Promise<DebugNode | null> {
    return (await this.nodes()).find((node) => attribute(node, 'role') === 'dialog') ?? null;
  }

  /** Everything that the card says. */
  async words(): Promise<string> {
    const card = await this.card();
    return card ? wordsOf(card) : '';
  }

  /** Middle of the first button whose name holds `name`, in the page's coordinates. */
  async middleOf(name: string): Promise<{ x: number; y: number }> {
    const card = await this.card();
    const button = (card ? within(card) : []).find(
      (node) =>
        ['button', 'summary', 'a'].includes(node.localName) &&
        `${attribute(node, 'aria-label') ?? ''} ${wordsOf(node)}`.includes(name),
    );
    if (!button) throw new Error(`The card has no button "${name}"`);
    const { backendNodeId } = button;
    await this.session.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const { model } = await this.session.send('DOM.getBoxModel', { backendNodeId });
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
    return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }

  /** How far anything of the card sticks out of the window, to the left or to the right, in CSS pixels. */
  async sticksOut(): Promise<number> {
    const card = await this.card();
    if (!card) throw new Error('There is no card.');
    const { backendNodeId } = card;
    const { object } = await this.session.send('DOM.resolveNode', { backendNodeId });
    const { result } = await this.session.send('Runtime.callFunctionOn', {
      functionDeclaration: `function () {
        const boxes = [this, ...this.querySelectorAll('*')]
          .filter((one) => one.checkVisibility())
          .map((one) => one.getBoundingClientRect())
          .filter(({ width }) => width > 1);
        return Math.max(...boxes.flatMap(({ left, right }) => [-left, right - document.documentElement.clientWidth]));
      }`,
      objectId: object.objectId ?? '',
      returnByValue: true,
    });
    return Number(result.value);
  }

  /** Name of what holds the keyboard's place; null where nothing does. */
  async focused(): Promise<string | null> {
    const { nodes } = await this.session.send('Accessibility.getFullAXTree');
    const holders = nodes.filter(({ properties }) =>
      properties?.some(({ name, value }) => name === 'focused' && value.value === true),
    );
    return String(holders.at(-1)?.name?.value ?? '') || null;
  }

  /** What a screen reader is told: role and name of each thing. */
  async spoken(): Promise<string[]> {
    const { nodes } = await this.session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name }) => `${String(role?.value)} ${String(name?.value ?? '')}`);
  }
}

function within(root: DebugNode): DebugNode[] {
  const all = [root];
  for (const node of all)
    all.push(
      ...(node.children ?? []),
      ...(node.shadowRoots ?? []),
      ...(node.contentDocument ? [node.contentDocument] : []),
    );
  return all;
}

function attribute(node: DebugNode, name: string): string | undefined {
  const attributes = node.attributes ?? [];
  const at = attributes.findIndex((value, index) => index % 2 === 0 && value === name);
  return at < 0 ? undefined : attributes[at + 1];
}

function wordsOf(node: DebugNode): string {
  const own = attribute(node, 'data-words') ?? '';
  return own + (node.children ?? []).map(wordsOf).join('');
}
