/** Moves the focus among the cases of a list; Enter then opens one, being a link. */
export function focusNextCase(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-case]')];
  const at = links.findIndex((link) => link === document.activeElement);
  const wanted = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step));
  links[wanted]?.focus();
}
