/** Where the database part says what happens to it; a pino logger will do. Chinese sentences for the operator. */
export interface Log {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
}
