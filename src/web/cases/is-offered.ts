/** Whether one of these actions may be taken now, by whoever reads the filing. */
export function isOffered(
  { availableActions }: { readonly availableActions: readonly { readonly action: string }[] },
  ...actions: readonly string[]
): boolean {
  return availableActions.some(({ action }) => actions.includes(action));
}
