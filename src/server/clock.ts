/** Where `now` comes from. Simulated in tests and while the demonstration is loaded. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
