import { useEffect, useState } from 'preact/hooks';
import type { HistoryData, HistoryHost, SenderStory } from './history-host.ts';

/** What is known of a sender besides its trackers. @param data asked for again whenever it changes */
export function useStory(
  host: HistoryHost,
  sender: string,
  data: HistoryData,
): SenderStory | 'loading' | 'failed' {
  const [story, setStory] = useState<SenderStory | 'loading' | 'failed'>('loading');
  useEffect(() => {
    let current = true;
    const show = (found: SenderStory | 'failed'): void => {
      if (current) setStory(found);
    };
    host.ofSender(sender).then(show, () => {
      show('failed');
    });
    return () => {
      current = false;
    };
  }, [host, sender, data]);
  return story;
}
