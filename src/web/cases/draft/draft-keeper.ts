import { forget, keep, readKept } from '../../api/on-device.ts';
import { Problem } from '../../api/problem.ts';

export interface SavedDraft<Form> {
  readonly form: Form;
  readonly draftVersion: number;
}

/** Where the drafts of a kind are saved, and what they are. */
export interface DraftPlace<Form> {
  /** Under which it is kept on the device. */
  readonly name: string;
  /** The version that it has then. */
  readonly save: (draft: SavedDraft<Form>) => Promise<number>;
  /** What the server has; undefined where it is no longer to be changed. */
  readonly latest: () => Promise<SavedDraft<Form> | undefined>;
  readonly differ: (one: Form, other: Form) => boolean;
}

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'unreachable' | 'conflict' | 'refused';

export interface DraftState<Form> {
  readonly form: Form;
  readonly status: SaveStatus;
  /** Of the saved draft that it goes on from. */
  readonly version: number;
  readonly problem: Problem | null;
  /** What another window has saved meanwhile. */
  readonly theirs: SavedDraft<Form> | undefined;
  /** What was typed before the tab was closed or the line broke is back. */
  readonly isRestored: boolean;
}

export const DRAFTS = 'draft ';
const PAUSE_MS = 700;
const RETRY_MS = 4_000;
const CONFLICT = 409;
const MAY_PASS = new Set([0, 429, 502, 503, 504]);

/** Keeps what is typed into one draft: at once in this browser, after a pause on the server. */
export class DraftKeeper<Form> {
  #state: DraftState<Form>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  readonly #place: DraftPlace<Form>;
  readonly #listeners = new Set<() => void>();

  constructor(place: DraftPlace<Form>, saved: SavedDraft<Form>) {
    this.#place = place;
    const kept = this.#readKept();
    const isNews = kept !== undefined && place.differ(kept.form, saved.form);
    this.#state = {
      form: isNews ? kept.form : saved.form,
      status: isNews ? 'unsaved' : 'saved',
      version: isNews ? kept.draftVersion : saved.draftVersion,
      problem: null,
      theirs: undefined,
      isRestored: isNews,
    };
    if (!isNews) this.#forget();
    else if (kept.draftVersion === saved.draftVersion) this.#saveAfter(PAUSE_MS);
    else this.#set({ status: 'conflict', theirs: saved });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): DraftState<Form> => this.#state;

  /** What the server holds is taken over unless something typed here is still on its way. */
  readonly adopt = ({ form, draftVersion }: SavedDraft<Form>): void => {
    if (draftVersion <= this.#state.version || this.#state.status !== 'saved') return;
    this.#set({ form, version: draftVersion });
  };

  readonly change = (form: Form): void => {
    const isStuck = this.#state.status === 'conflict';
    this.#set({ form, isRestored: false, ...(!isStuck && { status: 'unsaved', problem: null }) });
    this.#keep();
    if (!isStuck) this.#saveAfter(PAUSE_MS);
  };

  /** Until everything typed so far is saved, or cannot be. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.#state.status === 'unsaved' || this.#state.status === 'unreachable') await this.#save();
  };

  /** @throws Problem where it cannot be saved */
  readonly ensureSaved = async (): Promise<void> => {
    await this.flush();
    const { status, problem } = this.#state;
    if (status !== 'saved') throw problem ?? new Problem({ title: '草稿还没有保存。', status: 0 });
  };

  readonly keepMine = async (): Promise<void> => {
    const { theirs, version } = this.#state;
    this.#set({ status: 'unsaved', version: theirs?.draftVersion ?? version, theirs: undefined });
    this.#keep();
    await this.flush();
  };

  readonly takeTheirs = (): void => {
    const { theirs } = this.#state;
    if (theirs === undefined) return;
    this.#forget();
    const { form, draftVersion: version } = theirs;
    this.#set({ form, version, theirs: undefined, status: 'saved', problem: null, isRestored: false });
  };

  /** It is a draft no longer. */
  end(): void {
    clearTimeout(this.#timer);
    this.#forget();
  }

  #readKept(): SavedDraft<Form> | undefined {
    try {
      const kept = readKept(this.#key);
      return kept === null ? undefined : (JSON.parse(kept) as SavedDraft<Form>);
    } catch {
      return undefined;
    }
  }

  #keep(): void {
    const { form, version } = this.#state;
    keep(this.#key, JSON.stringify({ form, draftVersion: version }));
  }

  #forget(): void {
    forget(this.#key);
  }

  get #key(): string {
    return `${DRAFTS}${this.#place.name}`;
  }

  #set(part: Partial<DraftState<Form>>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }

  #saveAfter(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  #save(): Promise<void> {
    this.#saving = this.#put().finally(() => {
      this.#saving = undefined;
    });
    return this.#saving;
  }

  async #put(): Promise<void> {
    const { form, version } = this.#state;
    this.#set({ status: 'saving' });
    try {
      this.#saved(form, await this.#place.save({ form, draftVersion: version }));
    } catch (error) {
      await this.#refused(error);
    }
  }

  #saved(form: Form, version: number): void {
    if (this.#state.form === form) {
      this.#forget();
      this.#set({ status: 'saved', version, problem: null });
      return;
    }
    this.#set({ status: 'unsaved', version, problem: null });
    this.#keep();
    this.#saveAfter(PAUSE_MS);
  }

  async #refused(error: unknown): Promise<void> {
    if (!(error instanceof Problem)) throw error;
    if (error.status === CONFLICT) return this.#conflict(error);
    const mayPass = MAY_PASS.has(error.status);
    this.#set({ status: mayPass ? 'unreachable' : 'refused', problem: error });
    if (mayPass) this.#saveAfter(RETRY_MS);
  }

  /** Saved elsewhere since; or what was sent arrived, and only the answer did not. */
  async #conflict(problem: Problem): Promise<void> {
    const latest = await this.#place.latest().catch(() => 'unreachable' as const);
    if (latest === 'unreachable') {
      this.#set({ status: 'unreachable', problem });
      return this.#saveAfter(RETRY_MS);
    }
    if (latest === undefined) return this.#set({ status: 'refused', problem });
    if (this.#place.differ(latest.form, this.#state.form))
      return this.#set({ status: 'conflict', problem, theirs: latest });
    this.#forget();
    return this.#set({ status: 'saved', version: latest.draftVersion, problem: null });
  }
}
