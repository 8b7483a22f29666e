/** Why the program does not start or a command does not run: one Chinese sentence for the operator, no stack. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}
