/** Who may take a transition: the organisation that owns the case, the authority that must act, or a clock. */
export type Party = 'owner' | 'authority' | 'clock';

export interface StateDefinition {
  readonly title: string;
  /** Whose move it is; nobody's in a final state. */
  readonly awaits?: Party;
}

export interface Transition<State extends string, Action extends string> {
  readonly action: Action;
  readonly from: readonly State[];
  readonly to: State;
  readonly by: Party;
  /** The button's verb and object, such as 退回补充. */
  readonly title: string;
}

export interface StateTable<Kind extends string, State extends string, Action extends string> {
  readonly kind: Kind;
  readonly title: string;
  readonly initial: State;
  readonly states: Readonly<Record<State, StateDefinition>>;
  readonly transitions: readonly Transition<State, Action>[];
}

/** Any state table, where the engine does not care whose. */
export type AnyStateTable = StateTable<string, string, string>;

export function defineStates<
  const Kind extends string,
  const State extends string,
  const Action extends string,
>(table: StateTable<Kind, State, Action>): StateTable<Kind, State, Action> {
  return Object.freeze(table);
}

/** The transition of an action out of a state; undefined when the state does not allow the action. */
export function findTransition(
  table: AnyStateTable,
  action: string,
  state: string,
): Transition<string, string> | undefined {
  return table.transitions.find(
    (transition) => transition.action === action && transition.from.includes(state),
  );
}

/** What the party may do in that state. */
export function availableActions(table: AnyStateTable, state: string, party: Party): string[] {
  return table.transitions
    .filter((transition) => transition.by === party && transition.from.includes(state))
    .map((transition) => transition.action);
}

/** What any of the parties may do in that state, with the buttons' titles. */
export function titledActions(
  table: AnyStateTable,
  state: string,
  parties: readonly Party[],
): { action: string; title: string }[] {
  const actions = new Set(parties.flatMap((party) => availableActions(table, state, party)));
  return table.transitions
    .filter(({ action }) => actions.delete(action))
    .map(({ action, title }) => ({ action, title }));
}
