import * as v from 'valibot';
import { viewSummarySchema } from '../../shared/ui/view-summary-schema.ts';
import { PROBLEMS, type PopupState } from './popup-state.ts';

const site = v.object({
  added: v.nullable(v.string()),
  offersHints: v.boolean(),
  mayPause: v.optional(v.boolean()),
});

/** Checks what the background answers to the popup. */
export const popupStateSchema: v.GenericSchema<unknown, PopupState> = v.variant('kind', [
  v.object({
    kind: v.literal('messages'),
    views: v.array(v.object({ id: v.string(), summary: viewSummarySchema })),
    site,
    focus: v.optional(v.nullable(v.string())),
  }),
  v.object({ kind: v.literal('no-message'), site }),
  v.object({ kind: v.literal('attention'), problem: v.picklist(PROBLEMS), site }),
  v.object({ kind: v.literal('shown-once'), site }),
  v.object({
    kind: v.literal('paused'),
    reach: v.picklist(['site', 'everywhere']),
    until: v.number(),
    site,
  }),
  v.object({ kind: v.literal('not-protected'), host: v.string() }),
  v.object({ kind: v.literal('no-access'), host: v.string() }),
  v.object({ kind: v.literal('cannot-run') }),
]);
