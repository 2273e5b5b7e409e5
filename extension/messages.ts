import type { MessageLink, RemoteReference } from '../shared/extract/reference.ts';
import type { DecisionReason } from '../shared/decide/decision.ts';
import type { PurposeId } from '../shared/disclose/purposes.ts';
import type { ApprovalReach } from '../shared/ui/disclosure-summary.ts';
import type { Language } from '../shared/locales/translate.ts';
import type { Choice } from './settings/choices.ts';
import type { ViewSummary } from '../shared/ui/view-summary.ts';

/** One file of messages, a union for each direction; the background validates each with `message-schemas.ts`. */

/** What a content script can tell about the message besides its references. */
export interface PageContext {
  readonly webmail: string;
  readonly sender: { readonly address: string | null; readonly name: string | null };
  readonly recipients: readonly string[];
  /** Milliseconds since 1970; null where the page does not say. */
  readonly date: number | null;
  /** Address of the message's raw source on the webmail's own origin; null where there is none. */
  readonly source: string | null;
}

/** One message view to be judged: a message of the page, or what stands outside all of them. */
export interface ViewRequest {
  /** Random, chosen by the content script; names the view and releases its pictures (design/gate). */
  readonly view: string;
  readonly context: PageContext | null;
  readonly references: readonly RemoteReference[];
  readonly links: readonly MessageLink[];
  /** The message's words, see `ExtractedMessage.text`. */
  readonly text: string;
  readonly beyondCap: number;
  /** Indexes of references that were let through already. */
  readonly released: readonly number[];
}

/** Content script → background: judge message views, in one batch. */
export interface JudgeRequest {
  readonly kind: 'judge';
  readonly views: readonly ViewRequest[];
}

/** Content script → background: who sent the message whose body a frame of another origin shows. */
export interface MessageHeaderSeen {
  readonly kind: 'header';
  readonly view: string;
  readonly context: PageContext;
}

/** Content script → background: a view could not be judged; what it refers to stays held. */
export interface NotJudged {
  readonly kind: 'not-judged';
  readonly view: string;
}

/** Content script → background: these messages or their document go away; forget their releases. */
export interface ViewGone {
  readonly kind: 'view-gone';
  readonly views: readonly string[];
}

/** Content script → background: a released picture could not be loaded. */
export interface DidNotLoad {
  readonly kind: 'did-not-load';
  readonly view: string;
  readonly urls: readonly string[];
}

/** Content script → background: the user clicked a placeholder in the message. */
export interface LoadPicture {
  readonly kind: 'load-picture';
  readonly view: string;
  readonly url: string;
}

/** Content script → background: a picture released once has loaded or failed; its token ends. */
export interface OnceDone {
  readonly kind: 'once-done';
  readonly view: string;
  readonly url: string;
  readonly token: string;
  /** False where the picture had left the page: nothing was asked for. A picture that failed may still have told. */
  readonly requested: boolean;
}

/** Content script of the page itself → background: hosts that the webmail's interface comes from. */
export interface InterfaceSeen {
  readonly kind: 'interface';
  readonly hosts: readonly string[];
  /** Hosts of frames that belong to it. */
  readonly frames: readonly string[];
}

/** Background → content script, in answer to `interface`. */
export interface InterfaceAnswer {
  /** Hosts that were known, and so never held, before. */
  readonly known: readonly string[];
  /** Hosts that are let through from now on. */
  readonly learned: readonly string[];
}

/** Content script → background: show the popup, at one message's card if a view is named. */
export interface OpenPopup {
  readonly kind: 'open-popup';
  readonly view?: string | undefined;
}

/** Content script → background: the user clicked the badge; its message's card is to open in this very document. */
export interface OpenCard {
  readonly kind: 'open-card';
  readonly view: string;
  /** Where the badge stands, from the top of its frame, in CSS pixels. */
  readonly top: number;
}

/** Card in a message → background: what is there to show? Answered with `CardState`, or null once the view is gone. */
export interface CardStateAsked {
  readonly kind: 'card-state';
  readonly view: string;
}

/** Card in a message → background: the user's word, given on that card. Answered with `ActAnswer`. */
export interface CardAct {
  readonly kind: 'card-act';
  readonly view: string;
  readonly act: ViewAct;
}

/** Background → card, in answer to `card-state`. */
export interface CardState {
  readonly summary: ViewSummary;
  /** In which the card speaks. */
  readonly language: Language;
}

/** Background → card scripts of a tab: ask for your state again. */
export interface CardChanged {
  readonly kind: 'card-changed';
}

/** Background → the card's script in one document, once it is there: show this view's card, at its badge. */
export interface ShowCard {
  readonly kind: 'show-card';
  readonly view: string;
  readonly top: number;
}

/** What a user can do about one message view, in the popup or on the card in the message. */
export type ViewAct =
  | { readonly kind: 'load-one'; readonly reference: number }
  | {
      readonly kind: 'approve';
      readonly purpose: PurposeId;
      readonly scope: ApprovalReach;
      readonly on: boolean;
    }
  /** Read the message's source, to learn whether its sender is confirmed. */
  | { readonly kind: 'check-sender' }
  /** Ask the sender's web site for its well-known file. */
  | { readonly kind: 'look-up' }
  /** `url`: of one of the opt-outs that the view's disclosure lists. */
  | { readonly kind: 'opt-out'; readonly url: string };

/** Why something asked for was not done; each has its words in `shared/locales`. */
export const ACT_ERRORS = [
  'view-gone',
  'locked',
  'not-authenticated',
  'no-sender',
  'not-offered',
  'no-source',
  'storage-full',
  'no-answer',
  'not-sent',
  'refused',
  'private-window',
  'not-remembered',
  'failed',
] as const;

export type ActError = (typeof ACT_ERRORS)[number];

/** Background → popup or card, in answer to what was asked for. */
export type ActAnswer = { readonly ok: true } | { readonly error: ActError };

/** Content script → background: which of these addresses tracked before? For the marks of a message list. */
export interface KnownSenders {
  readonly kind: 'known-senders';
  readonly addresses: readonly string[];
}

/** Background → content script, in answer to `known-senders`: one for each sender who did. */
export interface KnownSender {
  /** Lower case. */
  readonly address: string;
  /** What the mark says, in the user's language. */
  readonly label: string;
}

export type ContentMessage =
  | JudgeRequest
  | MessageHeaderSeen
  | ViewGone
  | DidNotLoad
  | LoadPicture
  | NotJudged
  | OnceDone
  | InterfaceSeen
  | OpenPopup
  | OpenCard
  | CardStateAsked
  | CardAct
  | KnownSenders;

/** One decision, at the index of its reference in the request. */
export interface ReferenceDecision {
  readonly decision: 'allow' | 'block';
  readonly reason: DecisionReason;
  /** A visible picture that is blocked: show a placeholder of its size. */
  readonly placeholder: boolean;
  /** Whether it was judged a tracker, whatever was decided. */
  readonly tracker: boolean;
}

/** What the background says of one view. */
export interface ViewAnswer {
  readonly decisions: readonly ReferenceDecision[];
  readonly surface: SurfaceState;
}

/** Background → content script, in answer to `judge`: one answer a view, in its order. */
export interface JudgeAnswer {
  readonly views: readonly ViewAnswer[];
}

/** What the badge says, also in answer to `once-done`. */
export interface SurfaceState {
  readonly trackersBlocked: number;
  readonly words: SurfaceWords;
}

/** Sentences that the content script shows, already in the user's language. */
export interface SurfaceWords {
  readonly badge: string;
  readonly badgeTitle: string;
  readonly placeholder: string;
  readonly placeholderLoad: string;
}

/** Popup → background: what a user can do about one message view. All but `load-one` are answered with `ActAnswer`. */
export type ViewActMessage = ViewAct & { readonly tabId: number; readonly view: string };

/** What a pause is for; `none` ends it. */
export const PAUSE_REACHES = ['site', 'everywhere', 'none'] as const;
export type PauseReach = (typeof PAUSE_REACHES)[number];

/** Popup → background. */
export type PopupMessage =
  | { readonly kind: 'popup-state'; readonly tabId: number }
  | ViewActMessage
  | { readonly kind: 'protect-site'; readonly tabId: number; readonly host: string }
  | { readonly kind: 'stop-protecting'; readonly tabId: number; readonly host: string }
  /** Lets everything through, once, that the page of this tab shows. */
  | { readonly kind: 'show-once'; readonly tabId: number }
  /** Has the gate stand aside for a while, or ends that. */
  | { readonly kind: 'pause'; readonly tabId: number; readonly reach: PauseReach }
  /** The user has been asked about the browser's looking ahead, whatever the answer: it is not offered again. */
  | { readonly kind: 'hints-asked' };

/** Settings page → background. */
export type SettingsMessage =
  /** Answered with `SettingsState`. */
  | { readonly kind: 'approvals-state' }
  /** Answered with `ApprovalsChange`, as are all that change something, but for an import that was read. */
  | { readonly kind: 'approvals-withdraw'; readonly ids: readonly string[] }
  | { readonly kind: 'approvals-sync'; readonly on: boolean }
  /** Answered with a file's text. */
  | { readonly kind: 'approvals-export' }
  /** Answered with `SettingsImport`. */
  | { readonly kind: 'approvals-import'; readonly text: string }
  /** Whether senders' web sites are asked for their declaration when a message is opened. */
  | { readonly kind: 'approvals-look-up'; readonly on: boolean }
  | { readonly kind: 'settings-change'; readonly change: Choice }
  /** Puts settings and approvals back to how they were at first, and deletes history if wanted. */
  | { readonly kind: 'settings-reset'; readonly history: boolean };

/** How a change of approvals ended. */
export const APPROVALS_CHANGES = ['done', 'full', 'locked'] as const;
export type ApprovalsChange = (typeof APPROVALS_CHANGES)[number];

/** Why nothing of an imported file was taken. */
export const IMPORT_REFUSALS = ['too-big', 'not-ours', 'newer-version', 'full', 'locked'] as const;
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number];

/** How many approvals of a file were added, were known, could not be read, and found no room. */
export interface ImportCounts {
  readonly added: number;
  readonly known: number;
  readonly damaged: number;
  readonly left: number;
}

export type ApprovalsImport = ImportCounts | ImportRefusal;

/** The same of a whole file: whether settings were taken over, and which webmails still lack their permission. */
export type SettingsImport =
  (ImportCounts & { readonly settings: boolean; readonly webmails: readonly string[] }) | ImportRefusal;

/** Background → settings page, whenever approvals, or what rules them, may have changed. */
export interface ApprovalsChanged {
  readonly kind: 'approvals-changed';
}

/** Background → content script of the page itself: is a guard at work? Answered with `true` or `false`. */
export interface Pulse {
  readonly kind: 'pulse';
}

/** Background → content scripts of all tabs, after a site was removed: guards on any other page stop. */
export interface KeepTo {
  readonly kind: 'keep-to';
  /** Hosts that are still protected because the user added them; those known at build time go without saying. */
  readonly hosts: readonly string[];
}

/** Background → popup, whenever what the popup shows may have changed. */
export interface PopupChanged {
  readonly kind: 'popup-changed';
  readonly tabId: number;
}

/** Background → content scripts of a tab: what the user approves has changed; ask about these views anew. */
export interface JudgeAgain {
  readonly kind: 'judge-again';
  /** null: all. */
  readonly views: readonly string[] | null;
}

/** Background → the script that reads a message's source, once it is there. Answered with `SourceAnswer`. */
export interface ReadSource {
  readonly kind: 'read-source';
  readonly url: string;
}

/** Background → content script, in answer to `load-picture` and pushed when the popup asks. */
export interface ReleaseOnce {
  readonly kind: 'release-once';
  readonly view: string;
  readonly url: string;
  /** Single use: ends with the first load. */
  readonly token: string;
}
