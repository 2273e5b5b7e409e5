import * as v from 'valibot';
import { PURPOSES } from '../../shared/disclose/purposes.ts';
import { APPROVALS_CHANGES, IMPORT_REFUSALS, type SettingsImport } from '../messages.ts';
import { CHOICE_ENTRIES, CHOICES } from './choices.ts';
import { SYNC_STATES, type SettingsState } from './settings-state.ts';

const purpose = v.picklist(PURPOSES);

const approval = v.object({
  id: v.string(),
  purpose,
  regime: v.picklist(['consent', 'exempt']),
  scope: v.variant('kind', [
    v.object({ kind: v.literal('sender'), address: v.string(), domain: v.nullable(v.string()) }),
    v.object({ kind: v.literal('everyone') }),
  ]),
  hosts: v.array(v.string()),
  pathShapes: v.array(v.string()),
  given: v.number(),
});

/** Checks what the background answers to the settings page. */
export const settingsStateSchema: v.GenericSchema<unknown, SettingsState> = v.object({
  approvals: v.array(approval),
  policy: v.object({ allow: v.array(purpose), forbid: v.array(purpose), lock: v.boolean() }),
  sync: v.picklist(SYNC_STATES),
  damaged: v.number(),
  lookUp: v.boolean(),
  choices: v.object(CHOICE_ENTRIES),
  fixed: v.array(v.picklist(CHOICES)),
});

export const changeSchema = v.picklist(APPROVALS_CHANGES);

export const importSchema: v.GenericSchema<unknown, SettingsImport> = v.union([
  v.picklist(IMPORT_REFUSALS),
  v.object({
    added: v.number(),
    known: v.number(),
    damaged: v.number(),
    left: v.number(),
    settings: v.boolean(),
    webmails: v.array(v.string()),
  }),
]);
