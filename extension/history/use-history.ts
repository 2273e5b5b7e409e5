import { useCallback, useEffect, useState } from 'preact/hooks';
import { historyFault, type HistoryFault } from '../background/history-fault.ts';
import type { HistoryData, HistoryHost } from './history-host.ts';

interface HistoryState {
  /** What has been read so far; null: nothing yet. */
  readonly data: HistoryData | null;
  /** Which share of it, from 0 to 1. */
  readonly share: number;
  readonly fault: HistoryFault | null;
}

/** Reads history, shows it as it comes, and reads it again after a change. */
export function useHistory(host: HistoryHost): HistoryState & { readonly reload: () => void } {
  const [state, setState] = useState<HistoryState>({ data: null, share: 0, fault: null });
  const [time, setTime] = useState(0);
  useEffect(() => {
    let current = true;
    const show = (next: HistoryState): void => {
      if (current) setState(next);
    };
    // What is shown stays until all is read again: a list must not flicker after a deletion.
    const onPart = (data: HistoryData, share: number): void => {
      if (time === 0) show({ data, share, fault: null });
    };
    host.load(onPart).then(
      (data) => {
        show({ data, share: 1, fault: null });
      },
      (error: unknown) => {
        show({ data: null, share: 1, fault: historyFault(error) });
      },
    );
    return () => {
      current = false;
    };
  }, [host, time]);
  const reload = useCallback(() => {
    setTime((before) => before + 1);
  }, []);
  return { ...state, reload };
}
