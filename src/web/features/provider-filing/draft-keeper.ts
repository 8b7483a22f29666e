import { differences } from '../../../policy/provider-filing/differences.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { api, dataOf } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { type Filing, isEditable } from './filing-queries.ts';
import { forgetLocalDraft, keepLocalDraft, readLocalDraft } from './local-draft.ts';

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'unreachable' | 'conflict' | 'refused';

export interface DraftState {
  readonly form: ProviderFilingForm;
  readonly status: SaveStatus;
  readonly problem: Problem | null;
  /** What another window has saved meanwhile. */
  readonly theirs: ProviderFilingForm | undefined;
  /** What was typed before the tab was closed or the line broke is back. */
  readonly isRestored: boolean;
}

const PAUSE_MS = 700;
const RETRY_MS = 4_000;
const CONFLICT = 409;
const MAY_PASS = new Set([0, 429, 502, 503, 504]);

/** Keeps what is typed into one draft: at once in this browser, after a pause on the server. */
export class DraftKeeper {
  #state: DraftState;
  #version: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  readonly #id: number;
  readonly #listeners = new Set<() => void>();

  constructor(filing: Filing) {
    this.#id = filing.id;
    this.#version = filing.draftVersion;
    const local = readLocalDraft(this.#key);
    const isNews = local !== undefined && differs(local.form, filing.form);
    this.#state = {
      form: isNews ? local.form : filing.form,
      status: isNews ? 'unsaved' : 'saved',
      problem: null,
      theirs: undefined,
      isRestored: isNews,
    };
    if (!isNews) return;
    if (local.draftVersion === filing.draftVersion) this.#saveAfter(PAUSE_MS);
    else this.#set({ status: 'conflict', theirs: filing.form });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): DraftState => this.#state;

  /** What the server holds is taken over unless something typed here is still on its way. */
  adopt({ form, draftVersion }: Filing): void {
    if (draftVersion <= this.#version || this.#state.status !== 'saved') return;
    this.#version = draftVersion;
    this.#set({ form });
  }

  readonly change = (form: ProviderFilingForm): void => {
    keepLocalDraft(this.#key, { form, draftVersion: this.#version });
    const isStuck = this.#state.status === 'conflict';
    this.#set({ form, ...(!isStuck && { status: 'unsaved', problem: null }) });
    if (!isStuck) this.#saveAfter(PAUSE_MS);
  };

  /** Until everything typed so far is saved, or cannot be. */
  readonly flush = async (): Promise<void> => {
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.#state.status === 'unsaved' || this.#state.status === 'unreachable') await this.#save();
  };

  readonly keepMine = async (): Promise<void> => {
    this.#set({ status: 'unsaved', theirs: undefined });
    await this.flush();
  };

  readonly takeTheirs = (): void => {
    const { theirs } = this.#state;
    forgetLocalDraft(this.#key);
    if (theirs !== undefined)
      this.#set({ form: theirs, theirs: undefined, status: 'saved', isRestored: false });
  };

  get #key(): string {
    return `provider-filing ${this.#id}`;
  }

  #set(part: Partial<DraftState>): void {
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
    const { form } = this.#state;
    this.#set({ status: 'saving' });
    try {
      const { draftVersion } = await dataOf(
        api.PUT('/api/v1/provider-filings/{id}/draft', {
          params: { path: { id: this.#id } },
          body: { form: form as never, draftVersion: this.#version },
        }),
      );
      this.#version = draftVersion;
      this.#saved(form);
    } catch (error) {
      await this.#refused(error);
    }
  }

  #saved(form: ProviderFilingForm): void {
    if (this.#state.form === form) {
      forgetLocalDraft(this.#key);
      this.#set({ status: 'saved', problem: null });
      return;
    }
    keepLocalDraft(this.#key, { form: this.#state.form, draftVersion: this.#version });
    this.#set({ status: 'unsaved', problem: null });
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
    const request = api.GET('/api/v1/provider-filings/{id}', { params: { path: { id: this.#id } } });
    const latest = (await dataOf(request).catch(() => undefined)) as Filing | undefined;
    if (latest === undefined) {
      this.#set({ status: 'unreachable', problem });
      return this.#saveAfter(RETRY_MS);
    }
    if (!isEditable(latest)) return this.#set({ status: 'refused', problem });
    this.#version = latest.draftVersion;
    if (differs(latest.form, this.#state.form))
      return this.#set({ status: 'conflict', problem, theirs: latest.form });
    forgetLocalDraft(this.#key);
    return this.#set({ status: 'saved', problem: null });
  }
}

function differs(one: ProviderFilingForm, other: ProviderFilingForm): boolean {
  return differences(one, other).length > 0;
}
