import { describe, expect, test } from 'vitest';
import { MemoryArea } from '../../test/fixtures/storage-area.ts';
import { DAMAGED_KEY, LEDGER_KEY } from './approvals-disk.ts';
import { MAX_APPROVALS } from '../limits.ts';
import type { NewApproval } from './approvals-schema.ts';
import { ApprovalsStore } from './approvals-store.ts';

const APPROVAL: NewApproval = {
  purpose: 'deliverability-exempt',
  regime: 'exempt',
  scope: { kind: 'sender', address: 'news@sender.example', domain: null },
  hosts: ['t.sender.example'],
  pathShapes: ['/o/*'],
};
const CONSENT: NewApproval = { ...APPROVAL, purpose: 'profiling', regime: 'consent' };
const EVERYONE: NewApproval = { ...APPROVAL, scope: { kind: 'everyone' }, hosts: [], pathShapes: [] };

const from = (address: string): NewApproval => ({
  ...APPROVAL,
  scope: { kind: 'sender', address, domain: null },
});

function world(policy: Record<string, unknown> | 'rejects' = {}, local = new MemoryArea()) {
  let clock = 1_000;
  let ids = 0;
  const get = () => (policy === 'rejects' ? Promise.reject(new Error('none')) : Promise.resolve(policy));
  const store = new ApprovalsStore({
    local,
    sync: new MemoryArea(),
    managed: { get },
    now: () => (clock += 1),
    newId: () => `${(ids += 1)}`.padStart(20, '0'),
  });
  return { local, store };
}

const purposes = async (store: ApprovalsStore) =>
  (await store.state()).approvals.map(({ purpose }) => purpose);

describe('approvals', () => {
  test('nothing at first', async () => {
    const { store } = world();
    expect(await store.state()).toMatchObject({ approvals: [], sync: 'off', damaged: 0 });
  });

  test('are given, kept over a restart, and withdrawn', async () => {
    const { store, local } = world();
    expect(await store.approve([APPROVAL, CONSENT])).toBe('done');
    const again = world({}, local).store;
    const { approvals, index } = await again.state();
    expect(approvals).toHaveLength(2);
    expect(index.senders.has('news@sender.example')).toBe(true);
    expect(await again.withdraw(approvals.map(({ id }) => id))).toBe('done');
    expect(await purposes(again)).toEqual([]);
  });

  test('given twice stand once', async () => {
    const { store } = world();
    await store.approve([APPROVAL]);
    await store.approve([APPROVAL, CONSENT]);
    expect(await purposes(store)).toEqual(['profiling', 'deliverability-exempt']);
  });

  test('at once are written one after another; none is lost', async () => {
    const { store, local } = world();
    const addresses = Array.from({ length: 50 }, (_, index) => `${index}@sender.example`);
    await Promise.all(addresses.map((address) => store.approve([from(address)])));
    expect((await world({}, local).store.state()).approvals).toHaveLength(50);
  });

  test('of one sender’s consent are revoked after an opt-out, and no others', async () => {
    const { store } = world();
    const other = from('b@b.example');
    await store.approve([APPROVAL, CONSENT, EVERYONE, { ...other, regime: 'consent' }]);
    await store.revokeFor('News@Sender.example', 'consent');
    const { approvals } = await store.state();
    expect(approvals.map(({ purpose, regime, scope }) => [purpose, regime, scope.kind])).toEqual([
      ['deliverability-exempt', 'exempt', 'sender'],
      ['deliverability-exempt', 'exempt', 'everyone'],
      ['deliverability-exempt', 'consent', 'sender'],
    ]);
  });
});

describe('what cannot be stored', () => {
  test('approvals beyond the cap are refused with a word, and everything else stays', async () => {
    const { store } = world();
    const many = Array.from({ length: MAX_APPROVALS }, (_, index) => from(`${index}@sender.example`));
    expect(await store.approve(many)).toBe('done');
    expect(await store.approve([CONSENT])).toBe('full');
    expect((await store.state()).approvals).toHaveLength(MAX_APPROVALS);
  });

  test('approvals that the browser does not store are not taken for given', async () => {
    const { store, local } = world();
    await store.approve([APPROVAL]);
    local.refuses = true;
    expect(await store.approve([CONSENT])).toBe('full');
    expect(await purposes(store)).toEqual(['deliverability-exempt']);
    local.refuses = false;
    expect(await store.approve([CONSENT])).toBe('done');
  });

  test.each([
    { ...APPROVAL, hosts: ['https://t.sender.example'] },
    { ...APPROVAL, pathShapes: ['no slash'] },
    { ...APPROVAL, scope: { kind: 'sender' as const, address: 'a\u202e@b.example', domain: null } },
  ])('approvals that do not fit are refused whole: %j', (wrong) => {
    expect(() => world().store.approve([wrong])).toThrow();
  });

  test('a message with hundreds of hosts: the first fifty are approved', async () => {
    const { store } = world();
    const hosts = Array.from({ length: 300 }, (_, index) => `${index}.sender.example`);
    expect(await store.approve([{ ...APPROVAL, hosts: [...hosts, '[2001:db8::1]'] }])).toBe('done');
    expect((await store.state()).approvals[0]?.hosts).toEqual(hosts.slice(0, 50));
  });

  test('state is read once, and again after a change from outside', async () => {
    const { store, local } = world();
    await store.approve([APPROVAL]);
    expect(store.state()).toBe(store.state());
    await local.remove(LEDGER_KEY);
    expect(await purposes(store)).toHaveLength(1);
    store.forget();
    expect(await purposes(store)).toHaveLength(0);
  });
});

describe('damage', () => {
  test('a damaged entry is set aside, the rest kept, and it is said', async () => {
    const { store, local } = world();
    await store.approve([APPROVAL, CONSENT]);
    const stored = (await local.get(LEDGER_KEY))[LEDGER_KEY] as { approvals: object[]; withdrawn: object[] };
    const broken = { ...stored.approvals[0], purpose: 'world-domination' };
    await local.set({ [LEDGER_KEY]: { ...stored, approvals: [broken, stored.approvals[1]] } });
    const again = world({}, local).store;
    expect(await again.state()).toMatchObject({ damaged: 1 });
    expect(await purposes(again)).toEqual(['profiling']);
    expect((await local.get(DAMAGED_KEY))[DAMAGED_KEY]).toEqual([broken]);
    await again.approve([EVERYONE]);
    expect(await world({}, local).store.state()).toMatchObject({ damaged: 1 });
  });

  test.each([null, 'text', 7, [], { approvals: 'none' }])('nothing but %j: set aside whole', async (junk) => {
    const { store, local } = world();
    await local.set({ [LEDGER_KEY]: junk });
    expect(await store.state()).toMatchObject({ approvals: [], damaged: 1 });
    expect((await local.get(DAMAGED_KEY))[DAMAGED_KEY]).toEqual([junk]);
  });
});

describe('an administrator', () => {
  test('locks: nothing can be changed, except that an opt-out revokes', async () => {
    const { store, local } = world();
    await store.approve([CONSENT]);
    const locked = world({ lock: true }, local).store;
    const ids = (await locked.state()).approvals.map(({ id }) => id);
    expect(await locked.approve([APPROVAL])).toBe('locked');
    expect(await locked.withdraw(ids)).toBe('locked');
    expect(await locked.importJson(await store.exportJson())).toBe('locked');
    expect(await locked.revokeFor('news@sender.example', 'consent')).toBe('done');
    expect(await purposes(locked)).toEqual([]);
  });

  test('forbids: that purpose cannot be approved', async () => {
    const { store } = world({ forbid: ['profiling'] });
    expect(await store.approve([CONSENT])).toBe('locked');
    expect(await store.approve([APPROVAL])).toBe('done');
  });

  test.each([
    ['rejects', { allow: [], forbid: [], lock: false }],
    [
      { lock: 'yes', allow: 'all', forbid: ['profiling', 'of-a-newer-version', 7] },
      { allow: [], lock: false },
    ],
    [{ forbid: ['profiling', 'of-a-newer-version'] }, { allow: [], forbid: ['profiling'], lock: false }],
  ] as const)('%j is read as %j', async (policy, read) => {
    const { store } = world(policy === 'rejects' ? policy : { ...policy });
    expect((await store.state()).policy).toMatchObject(read);
  });
});

describe('a file', () => {
  test('export, withdraw all, import: the same again', async () => {
    const { store } = world();
    await store.approve([APPROVAL, CONSENT, EVERYONE]);
    const text = await store.exportJson();
    const before = (await store.state()).approvals;
    await store.withdraw(before.map(({ id }) => id));
    expect(await store.importJson(text)).toEqual({ added: 3, known: 0, damaged: 0, left: 0 });
    const plain = (approvals: typeof before) =>
      approvals.map((approval) => JSON.stringify({ ...approval, id: '' })).sort();
    expect(plain((await store.state()).approvals)).toEqual(plain(before));
    expect(await store.importJson(text)).toEqual({ added: 0, known: 3, damaged: 0, left: 0 });
  });

  test.each([
    ['', 'not-ours'],
    ['[]', 'not-ours'],
    ['{"format":"pixelgate-approvals","version":2,"approvals":[]}', 'newer-version'],
    [' '.repeat(5 * 1024 * 1024 + 1), 'too-big'],
    ['['.repeat(1_000_000), 'not-ours'],
  ])('that is not one of ours is refused: %#', async (text, why) => {
    expect(await world().store.importJson(text)).toBe(why);
  });

  test('with hostile names and shapes brings only what fits', async () => {
    const { store } = world();
    await store.approve([APPROVAL]);
    const file = JSON.parse(await store.exportJson()) as { approvals: object[] };
    const good = { ...file.approvals[0], purpose: 'profiling' };
    const text = JSON.stringify({ ...file, approvals: [good, 7, null, { ...good, given: -1 }] })
      .replace(
        '"approvals":',
        '"__proto__":{"lock":true},"constructor":{"prototype":{"lock":true}},"approvals":',
      )
      .replace('"purpose":', '"__proto__":{"polluted":true},"purpose":');
    expect(await store.importJson(text)).toEqual({ added: 1, known: 0, damaged: 3, left: 0 });
    expect('polluted' in {} || 'lock' in {}).toBe(false);
    const { approvals } = await store.state();
    expect(new Set(approvals.map(({ id }) => id)).size).toBe(2);
    expect(approvals.every((approval) => !('polluted' in approval))).toBe(true);
  });

  test('with more than there is room for says how many stay out', async () => {
    const { store } = world();
    const many = Array.from({ length: MAX_APPROVALS - 1 }, (_, index) => from(`${index}@sender.example`));
    await store.approve(many);
    const other = world().store;
    await other.approve([CONSENT, EVERYONE]);
    expect(await store.importJson(await other.exportJson())).toEqual({
      added: 1,
      known: 0,
      damaged: 0,
      left: 1,
    });
  });
});

test('while an administrator’s policy is not known nothing is approved, and nobody waits for it', async () => {
  let say: (policy: Record<string, unknown>) => void = () => undefined;
  const late = new Promise<Record<string, unknown>>((resolve) => (say = resolve));
  let told = 0;
  const store = new ApprovalsStore({
    local: new MemoryArea(),
    sync: new MemoryArea(),
    managed: { get: () => late },
    now: () => 1_000,
    newId: () => '0'.repeat(20),
    onNews() {
      told += 1;
    },
  });
  expect((await store.state()).policy).toMatchObject({ lock: true, allow: [] });
  const settled = store.settled();
  say({ forbid: ['profiling'] });
  expect((await settled).policy).toEqual({ allow: [], forbid: ['profiling'], lock: false });
  await expect.poll(() => told).toBe(1);
  expect((await store.state()).policy).toEqual({ allow: [], forbid: ['profiling'], lock: false });
});
