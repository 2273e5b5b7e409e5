import type { EvidenceId } from '../detect/judgement.ts';
import type { Translate } from '../locales/translate.ts';
import type { TrackerItem } from './view-summary.ts';

/** A piece of a tracker's evidence in a sentence, which names the filter lists that it stands on. */
export function evidenceWords(id: EvidenceId, { lists }: Pick<TrackerItem, 'lists'>, t: Translate): string {
  return id === 'listed' && lists !== undefined && lists.length > 0
    ? t('evidence.listed-on', { lists: lists.join(', ') })
    : t(`evidence.${id}`);
}
