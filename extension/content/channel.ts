/**
 * How a content script talks to the background. It uses the browser's own `chrome` object: the polyfill would add
 * its weight to every frame, and promises need none in the browsers we support.
 */
import type {
  ContentMessage,
  InterfaceAnswer,
  InterfaceSeen,
  JudgeAgain,
  JudgeAnswer,
  JudgeRequest,
  KnownSender,
  OnceDone,
  ReleaseOnce,
  SurfaceState,
} from '../messages.ts';

/** What a content script says and hears; `null` answers mean that nobody is there (updated, disabled). */
export interface Channel {
  judge(request: JudgeRequest): Promise<JudgeAnswer | null>;
  loadPicture(view: string, url: string): Promise<ReleaseOnce | null>;
  onceDone(message: OnceDone): Promise<SurfaceState | null>;
  knownSenders(addresses: readonly string[]): Promise<readonly KnownSender[] | null>;
  learnInterface(seen: InterfaceSeen): Promise<InterfaceAnswer | null>;
  tell(message: ContentMessage): void;
  onReleaseOnce(listener: (release: ReleaseOnce) => void): void;
  /** Calls back with views whose decisions may have changed. */
  onJudgeAgain(listener: (views: readonly string[] | null) => void): void;
  /** False once this script belongs to an extension that was removed or replaced. */
  alive(): boolean;
}

/** The channel to the extension that this script belongs to. */
export function extensionChannel(): Channel {
  return {
    judge: (request) => ask<JudgeAnswer>(request),
    loadPicture: (view, url) => ask<ReleaseOnce>({ kind: 'load-picture', view, url }),
    onceDone: (message) => ask<SurfaceState>(message),
    knownSenders: (addresses) => ask<readonly KnownSender[]>({ kind: 'known-senders', addresses }),
    learnInterface: (seen) => ask<InterfaceAnswer>(seen),
    tell: (message) => void ask(message),
    onReleaseOnce(listener) {
      chrome.runtime.onMessage.addListener((message: unknown, sender) => {
        if (sender.id === chrome.runtime.id && isOfKind<ReleaseOnce>(message, 'release-once'))
          listener(message);
      });
    },
    onJudgeAgain(listener) {
      chrome.runtime.onMessage.addListener((message: unknown, sender) => {
        if (sender.id === chrome.runtime.id && isOfKind<JudgeAgain>(message, 'judge-again'))
          listener(message.views);
      });
    },
    alive,
  };
}

function isOfKind<Message extends { readonly kind: string }>(
  message: unknown,
  kind: Message['kind'],
): message is Message {
  return typeof message === 'object' && message !== null && 'kind' in message && message.kind === kind;
}

function alive(): boolean {
  // After an update the orphaned script keeps running, but the id is gone.
  return (chrome.runtime as { id?: string } | undefined)?.id !== undefined;
}

async function ask<Answer>(message: ContentMessage): Promise<Answer | null> {
  if (!alive()) return null;
  try {
    return await chrome.runtime.sendMessage<ContentMessage, Answer | null>(message);
  } catch {
    return null; // Nobody listens: the extension is being replaced. What is held stays held.
  }
}
