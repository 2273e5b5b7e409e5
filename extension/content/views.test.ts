import { describe, expect, it } from 'vitest';
import { Views } from './views.ts';

const only = (views: Views) => {
  const [view] = views.all;
  if (!view) throw new Error('The document itself is always a view.');
  return view;
};

describe('what the background was told of a view', () => {
  it('counts once it has answered', () => {
    const view = only(new Views());
    Views.asking(view)('from Anna');
    expect(view.asked).toBe('from Anna');
  });

  it('counts not if the user decided something while the question was under way: that answer may be older', () => {
    const views = new Views();
    const view = only(views);
    const answered = Views.asking(view);
    views.forgetAsked([view.token]);
    answered('from Anna');
    expect(view.asked).toBeNull();
  });

  it('counts still if that was about another view', () => {
    const views = new Views();
    const view = only(views);
    const answered = Views.asking(view);
    views.forgetAsked(['another view']);
    answered('from Anna');
    expect(view.asked).toBe('from Anna');
  });
});
