/** One generated file. `--check` compares what it makes with what is committed. */
export interface Generator {
  /** Below the project's root. */
  readonly path: string;
  readonly generate: (context: GeneratorContext) => Promise<string>;
}

export interface GeneratorContext {
  /** A temporary database with every migration applied. */
  readonly ownerUrl: string;
  readonly runtimeUrl: string;
}
