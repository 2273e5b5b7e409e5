import type { Member } from './declared-members.ts';

/** What a sender should correct in a declaration; shown by the checker (`npm run scan`), never held against anybody. */
export type Mistake =
  /** More characters than are read; nothing of it counts. */
  | { readonly kind: 'too-long'; readonly max: number }
  /** No RFC 9651 dictionary; nothing of it counts. `position`: the character where reading stopped, from 1. */
  | { readonly kind: 'not-parsed'; readonly position: number }
  /** RFC 9651 is ASCII; other characters belong into display strings. */
  | { readonly kind: 'not-ascii'; readonly position: number }
  /** Not one member that is known, so it says nothing. */
  | { readonly kind: 'says-nothing' }
  | { readonly kind: 'no-purposes' }
  | { readonly kind: 'unknown-member'; readonly member: string }
  | { readonly kind: 'unknown-purpose'; readonly purpose: string }
  /** The member's value is of another type than docs/declare.md says, and left out. */
  | { readonly kind: 'wrong-type'; readonly member: Member }
  /** No https address of a public host, and left out. */
  | { readonly kind: 'bad-url'; readonly member: 'withdraw' | 'policy' };
