import { describe, expect, it } from 'vitest';
import { MAX_FIELD, parseEmailTracking, readEmailTracking } from './email-tracking.ts';

const WHOLE =
  'purposes=(deliverability-exempt campaign-performance), controller="Example SAS", ' +
  'third-parties=("Vendor Inc"), retention=30, withdraw="https://shop.example/t/stop?u=1", policy="https://shop.example/p"';

describe('Email-Tracking', () => {
  it('is read whole', () => {
    expect(readEmailTracking(WHOLE)).toEqual({
      declaration: {
        carrier: 'header',
        purposes: ['campaign-performance', 'deliverability-exempt'],
        quote: WHOLE,
        controller: 'Example SAS',
        thirdParties: ['Vendor Inc'],
        retentionDays: 30,
        withdraw: 'https://shop.example/t/stop?u=1',
        policy: 'https://shop.example/p',
        hosts: [],
        pixel: null,
      },
      mistakes: [],
    });
  });

  it('may be folded, and may name purposes as strings', () => {
    const folded =
      'purposes=("profiling"\r\n\t"profiling"  fraud-detection),\r\n controller=%"Soci%c3%a9t%c3%a9"';
    expect(parseEmailTracking(folded)).toMatchObject({
      purposes: ['profiling', 'fraud-detection'],
      controller: 'Société',
    });
  });

  it('lets the last of two fields count, member by member', () => {
    const joined = 'purposes=(profiling), retention=3, purposes=(public-service)';
    expect(parseEmailTracking(joined)).toMatchObject({ purposes: ['public-service'], retentionDays: 3 });
  });

  it.each([
    ['', [{ kind: 'says-nothing' }]],
    ['level=3', [{ kind: 'says-nothing' }, { kind: 'unknown-member', member: 'level' }]],
    ['purposes=(profiling', [{ kind: 'not-parsed', position: 20 }]],
    ['Purposes=(profiling)', [{ kind: 'not-parsed', position: 1 }]],
    ['purposes=(profiling),', [{ kind: 'not-parsed', position: 22 }]],
    ['controller="Société"', [{ kind: 'not-ascii', position: 17 }]],
    ['purposes=(profiling)\u0000', [{ kind: 'not-ascii', position: 21 }]],
    [`purposes=(profiling), x="${'a'.repeat(MAX_FIELD)}"`, [{ kind: 'too-long', max: MAX_FIELD }]],
  ])('says nothing: %s', (value, mistakes) => {
    expect(readEmailTracking(value)).toEqual({ declaration: null, mistakes });
  });
});

describe('mistakes in Email-Tracking', () => {
  it.each([
    ['purposes=()', [{ kind: 'no-purposes' }]],
    ['purposes=profiling', [{ kind: 'wrong-type', member: 'purposes' }, { kind: 'no-purposes' }]],
    ['purposes=(newsletter-stats)', [{ kind: 'unknown-purpose', purpose: 'newsletter-stats' }]],
    ['purposes=(profiling 1)', [{ kind: 'wrong-type', member: 'purposes' }, { kind: 'no-purposes' }]],
    ['purposes=(profiling), retention=-1', [{ kind: 'wrong-type', member: 'retention' }]],
    ['purposes=(profiling), retention=1.5', [{ kind: 'wrong-type', member: 'retention' }]],
    ['purposes=(profiling), retention="30"', [{ kind: 'wrong-type', member: 'retention' }]],
    ['purposes=(profiling), controller', [{ kind: 'wrong-type', member: 'controller' }]],
    ['purposes=(profiling), controller=%"%e2%80%ae"', [{ kind: 'wrong-type', member: 'controller' }]],
    ['purposes=(profiling), third-parties="A"', [{ kind: 'wrong-type', member: 'third-parties' }]],
    ['purposes=(profiling), new=1', [{ kind: 'unknown-member', member: 'new' }]],
  ])('leaves out what is wrong and keeps the rest: %s', (value, mistakes) => {
    const reading = readEmailTracking(value);
    expect(reading.mistakes).toEqual(mistakes);
    expect(reading.declaration).toMatchObject({ controller: null, retentionDays: null, thirdParties: [] });
  });

  it.each([
    'http://shop.example/',
    'javascript:alert(1)',
    'https://localhost/',
    'https://printer.local/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://user@shop.example/',
    'https://shop.example:99999/',
    'https://shop.example/a b',
  ])('links to nothing but https on a public host: %s', (address) => {
    expect(readEmailTracking(`withdraw="${address}", purposes=(profiling)`)).toMatchObject({
      declaration: { withdraw: null },
      mistakes: [{ kind: 'bad-url', member: 'withdraw' }],
    });
  });
});

describe('what is shown of Email-Tracking', () => {
  it('takes no address longer than its cap', () => {
    const long = `https://shop.example/${'a'.repeat(2_048)}`;
    expect(parseEmailTracking(`policy="${long}"`)?.policy).toBeNull();
    expect(parseEmailTracking(`policy="${long.slice(0, 2_048)}"`)?.policy).toBe(long.slice(0, 2_048));
  });

  it('shows names as one line of plain text', () => {
    const sender = 'controller=%"A%e2%80%ae%0aB<b>%00 C", purposes=(profiling)';
    expect(parseEmailTracking(sender)?.controller).toBe('A B<b> C');
  });
});
