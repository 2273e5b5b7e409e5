import { describe, expect, it } from 'vitest';
import { compilePath, literalSegments, wildcardPath } from './path-template.ts';

describe('compilePath', () => {
  it.each([
    ['/wf/open', '/wf/open', true],
    ['/wf/open', '/wf/opening', false],
    ['/oo/{token}/{hex:8}/e.gif', '/oo/AbCdEfGh1/0a1b2c3d/e.gif', true],
    ['/oo/{token}/{hex:8}/e.gif', '/oo/AbCdEfGh1/0a1b2c3/e.gif', false],
    ['/o/{ulid}', '/o/01HZX3K5M7N9PQRSTVWXYZ0123', true],
    ['/o/{ulid}', '/o/logo', false],
    ['{any}/ut.php', '/ut.php', true],
    ['{any}/ut.php', '/a/b/ut.php', true],
    ['{any}/ut.php', '/a/but.php', false],
    ['/ss/o/{any}/ho.gif', '/ss/o/u001.x/y/ho.gif', true],
    ['/ss/o/{any}/ho.gif', '/ss/o/ho.gif', false],
    ['/open{any}', '/open/v3_x', true],
    ['/{any}.gif', '/a.gif', true],
    ['/{any}.gif', '/.gi', false],
    ['/q/{token}~~/{any}', '/q/abcdefgh~~/x', true],
    ['{any}/mail/track/{digits}/blank.gif', '/web/mail/track/17/blank.gif', true],
  ])('%s and %s: %s', (template, path, expected) => {
    expect(compilePath(template)(path)).toBe(expected);
  });

  it.each(['/{any}/x/{any}', '/{id}{id}', '/{nothing}', '{any}{id}', '/{id:3}'])('refuses %s', (template) => {
    expect(() => compilePath(template)).toThrow();
  });

  it.each([
    ['{any}/campaign/{uuid}/{uuid}/px.png', '/a'.repeat(50_000), false],
    ['/q/{token}~~/{any}', `/q/${'~'.repeat(100_000)}`, false],
    ['/q/{token}~~/{any}', `/q/${'~'.repeat(100_000)}/`, true],
    ['/{any}.gif', `${'/.gif'.repeat(20_000)}.gi`, false],
    ['/I0/{token}-000000/{token}', `/I0/${'-000000'.repeat(10_000)}/`, false],
    ['/I0/{token}-000000/{token}', `/I0/${'-000000'.repeat(10_000)}/${'a'.repeat(50_000)}`, true],
  ])('decides %s on a hostile path', (template, path, expected) => {
    expect(compilePath(template)(path)).toBe(expected);
  });
});

describe('what indexes and network rules need', () => {
  it('finds literal segments, longest first', () => {
    expect(literalSegments('/ss/o/{any}/ho.gif')).toEqual(['ho.gif', 'ss', 'o']);
  });

  it('writes wildcards for placeholders', () => {
    expect(wildcardPath('/oo/{token}/{hex:8}/e.gif')).toBe('/oo/*/*/e.gif');
  });
});
