/** What registers kept by others can be asked about (DX-1). */
export type OutsideRegister = 'enterprise' | 'icp' | 'mlps' | 'exchange';

/** What the register has under a value; null if it has nothing. Both texts are Chinese and name no person. */
export type OutsideAnswer = { readonly holder: string; readonly details: string } | null;

/** A connected register. It answers within a time limit of its own or throws; nothing is decided by it alone. */
export interface OutsideSource {
  readonly register: OutsideRegister;
  readonly ask: (declared: string) => Promise<OutsideAnswer>;
}
