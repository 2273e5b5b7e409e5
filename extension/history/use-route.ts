import { useEffect, useState } from 'preact/hooks';
import { hashOf, routeOf, type Route } from './route.ts';

/** Goes to a route. `replace`: without a step for the back button, as while a word is being typed. */
export type Go = (route: Route, replace?: 'replace') => void;

/** What the address asks for, as it changes, and the way to change it. */
export function useRoute(): readonly [Route, Go] {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const follow = (): void => {
      setRoute(routeOf(location.hash));
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, []);
  const go: Go = (next, replace) => {
    if (replace === 'replace') history.replaceState(null, '', hashOf(next));
    else history.pushState(null, '', hashOf(next));
    setRoute(next);
  };
  return [route, go];
}
