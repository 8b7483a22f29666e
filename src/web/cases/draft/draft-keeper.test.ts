import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isKept, leaveDevice, takeDevice } from '../../api/on-device.ts';
import { Problem } from '../../api/problem.ts';
import { DRAFTS, DraftKeeper, type DraftPlace, type SavedDraft } from './draft-keeper.ts';

interface Form {
  readonly name: string;
}

const PAUSE = 1_000;
const RETRY = 5_000;
const TEACHER = 1;
const COLLEAGUE = 2;

/** The browser's own, which Node has not. */
function aStorage(): object {
  const items: Record<string, string> = {};
  return Object.defineProperties(items, {
    getItem: { value: (key: string) => items[key] ?? null },
    setItem: { value: (key: string, value: string) => Object.assign(items, { [key]: value }) },
    removeItem: { value: (key: string) => delete items[key] },
  });
}

/** A server with one draft, which refuses what goes on from another version. */
function aServer(name = '') {
  const server = {
    draft: { form: { name }, draftVersion: 1 } as SavedDraft<Form>,
    isReachable: true,
    /** Saves, and then the line breaks. */
    losesAnswer: false,
  };
  const place: DraftPlace<Form> = {
    name: 'example 7',
    save: async ({ form, draftVersion }) => {
      if (!server.isReachable) throw new Problem({ title: '', status: 0 });
      if (draftVersion !== server.draft.draftVersion) throw new Problem({ title: '', status: 409 });
      server.draft = { form, draftVersion: draftVersion + 1 };
      if (server.losesAnswer) throw new Problem({ title: '', status: 0 });
      return server.draft.draftVersion;
    },
    latest: async () => server.draft,
    differ: (one, other) => one.name !== other.name,
  };
  return { server, keeper: () => new DraftKeeper(place, server.draft) };
}

describe('a draft', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('localStorage', aStorage());
    takeDevice(TEACHER);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is saved a moment after the last change, and no longer kept on the device then', async () => {
    const { server, keeper } = aServer();
    const kept = keeper();
    kept.change({ name: '李' });
    kept.change({ name: '李某' });
    expect([kept.state().status, isKept(DRAFTS)]).toEqual(['unsaved', true]);
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(server.draft).toEqual({ form: { name: '李某' }, draftVersion: 2 });
    expect([kept.state().status, isKept(DRAFTS)]).toEqual(['saved', false]);
  });

  it('waits for the server, and outlives its tab', async () => {
    const { server, keeper } = aServer();
    server.isReachable = false;
    const closed = keeper();
    closed.change({ name: '李某' });
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(closed.state().status).toBe('unreachable');
    await expect(closed.ensureSaved()).rejects.toBeInstanceOf(Problem);
    vi.clearAllTimers();
    server.isReachable = true;
    const again = keeper();
    expect(again.state()).toMatchObject({ form: { name: '李某' }, isRestored: true });
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(server.draft.form).toEqual({ name: '李某' });
    expect(isKept(DRAFTS)).toBe(false);
  });

  it('that arrived is no conflict when only the answer was lost', async () => {
    const { server, keeper } = aServer();
    server.losesAnswer = true;
    const kept = keeper();
    kept.change({ name: '李某' });
    await vi.advanceTimersByTimeAsync(PAUSE);
    server.losesAnswer = false;
    await vi.advanceTimersByTimeAsync(RETRY);
    expect([kept.state().status, isKept(DRAFTS)]).toEqual(['saved', false]);
  });

  it('that arrived before the tab was closed is not kept on', async () => {
    const { server, keeper } = aServer();
    server.losesAnswer = true;
    keeper().change({ name: '李某' });
    await vi.advanceTimersByTimeAsync(PAUSE);
    vi.clearAllTimers();
    expect(keeper().state().status).toBe('saved');
    expect(isKept(DRAFTS)).toBe(false);
  });

  it.each([
    ['mine', '李某'],
    ['theirs', '王某'],
  ] as const)('saved elsewhere is decided by a person: %s', async (whose, name) => {
    const { server, keeper } = aServer();
    const kept = keeper();
    server.draft = { form: { name: '王某' }, draftVersion: 2 };
    kept.change({ name: '李' });
    await vi.advanceTimersByTimeAsync(PAUSE);
    expect(kept.state()).toMatchObject({ status: 'conflict', theirs: { form: { name: '王某' } } });
    kept.change({ name: '李某' });
    await vi.advanceTimersByTimeAsync(RETRY);
    expect(server.draft.form.name).toBe('王某');
    expect(keeper().state().status).toBe('conflict');
    if (whose === 'mine') await kept.keepMine();
    else kept.takeTheirs();
    expect(server.draft.form.name).toBe(name);
    expect([kept.state().status, kept.state().form.name, isKept(DRAFTS)]).toEqual(['saved', name, false]);
  });

  it.each([
    ['by another account that takes the device over', () => takeDevice(COLLEAGUE)],
    ['at signing out', leaveDevice],
  ])('is dropped %s', (_when, change) => {
    const { server, keeper } = aServer();
    server.isReachable = false;
    keeper().change({ name: '李某' });
    change();
    expect(JSON.stringify(localStorage)).toBe('{}');
    takeDevice(TEACHER);
    expect(keeper().state().form).toEqual({ name: '' });
  });
});
