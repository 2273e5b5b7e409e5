import type { Webmail } from '../../shared/data/webmails.ts';
import type { Channel } from './channel.ts';
import type { Failures } from './failures.ts';
import type { Waiting } from './outcomes.ts';
import type { PagePolicy } from './page-policy.ts';
import type { Parking } from './parking.ts';
import type { Released } from './released.ts';
import type { ShadowRoots } from './shadow-roots.ts';
import type { Surfaces } from './surfaces.ts';
import type { Views } from './views.ts';

/** What a guard works with in its document; each part is one idea of its own. */
export interface Parts {
  readonly page: Document;
  readonly webmail: Webmail;
  readonly channel: Channel;
  readonly views: Views;
  readonly shadows: ShadowRoots;
  readonly surfaces: Surfaces;
  readonly parking: Parking;
  readonly released: Released;
  readonly failures: Failures;
  readonly policy: PagePolicy;
  readonly waiting: Waiting;
  /** Tokens of pictures that the user asked for, by URL. */
  readonly onceTokens: Map<string, string>;
  /** After writing into the page, before anybody else runs: what was written is no news. */
  readonly written: () => void;
  /** A tracker stands here: this is where the page shows messages. */
  readonly onTracker: (element: Element) => void;
}
