import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Somebody without a mouse: everything is reached by Tab, and done by a key. */
export interface Keyboard {
  /** Tab until what is called that has the focus, which must be seen; backwards where it lies behind. */
  to(name: string | RegExp, options?: Reach): Promise<void>;
  /** Reached, and Enter. */
  open(name: string | RegExp, options?: Reach): Promise<void>;
  /** Reached, and the space bar: a button, or a box to tick. */
  press(name: string | RegExp, options?: Reach): Promise<void>;
  /** Reached, and typed over what stood there. */
  type(name: string | RegExp, text: string, options?: Reach): Promise<void>;
  /** Reached, and a date typed part by part. */
  day(name: string, day: string): Promise<void>;
  /** One of a question's answers: Tab to the question, arrows to the answer. */
  choose(question: string, answer: string): Promise<void>;
  /** A file, by the window that the browser opens for it. */
  attach(name: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  /** What has the focus. */
  focused(): Promise<Focused>;
}

export interface Reach {
  /** With Shift+Tab. */
  readonly isBehind?: boolean;
  /** Part of the legend of the group it stands in. */
  readonly within?: string;
}

export interface Focused {
  readonly name: string;
  readonly groups: readonly string[];
  readonly isSeen: boolean;
}

/** No page asks for more stops than that. */
const STOPS = 150;

/** Its label, its text and its groups; and whether anything shows that it has the focus. */
const FOCUSED = `(({ activeElement: one }) => {
  const text = (element) => (element?.textContent ?? '').trim().replace(/\\s+/g, ' ');
  const label = one.labels?.[0];
  const own = label === undefined ? one : [...label.childNodes].find((node) => text(node) !== '') ?? label;
  const groups = [];
  for (let at = one.closest('fieldset, section, dialog'); at; at = at.parentElement.closest('fieldset, section, dialog'))
    groups.push(text(at.querySelector('legend, h2')));
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const { width, height, top, bottom } = one.getBoundingClientRect();
  const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const isInWindow = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
  const name = one.getAttribute('aria-label') ?? (one === document.body ? '' : text(own));
  return { name, groups, isSeen: isOutlined && isInWindow };
})(document)`;

export function keyboardOf(page: Page): Keyboard {
  const focused = () => page.evaluate<Focused>(FOCUSED);
  const to: Keyboard['to'] = async (name, { isBehind = false, within } = {}) => {
    const passed: string[] = [];
    for (let stop = 0; stop < STOPS; stop += 1) {
      await page.keyboard.press(isBehind ? 'Shift+Tab' : 'Tab');
      const at = await focused();
      passed.push(at.name);
      if (!isCalled(at.name, name)) continue;
      if (within !== undefined && !at.groups.some((group) => group.includes(within))) continue;
      expect(at, 'the focus is to be seen').toMatchObject({ isSeen: true });
      return;
    }
    throw new Error(
      `the keyboard does not reach ${String(name)}; it passes ${passed.slice(0, 40).join(' | ')}`,
    );
  };
  const then = async (key: string, ...reach: Parameters<Keyboard['to']>): Promise<void> => {
    await to(...reach);
    await page.keyboard.press(key);
  };
  return {
    to,
    focused,
    open: (...reach) => then('Enter', ...reach),
    press: (...reach) => then('Space', ...reach),
    type: async (name, text, reach) => {
      await then('Control+A', name, reach);
      await page.keyboard.insertText(text);
    },
    day: async (name, day) => {
      await to(name);
      const [year, month, date] = day.split('-');
      // Month first in a browser that has no other language than English, as Debian's.
      for (const typed of [`${month}${date}${year}`, `${year}${month}${date}`]) {
        for (let part = 0; part < 3; part += 1) await page.keyboard.press('ArrowLeft');
        await page.keyboard.type(typed);
        if ((await page.evaluate<string>('document.activeElement.value')) === day) return;
      }
      throw new Error(`${name} does not take ${day}`);
    },
    choose: async (question, answer) => {
      await to(/./, { within: question });
      for (let step = 0; (await focused()).name !== answer; step += 1) {
        if (step > 20) throw new Error(`${question} has no answer ${answer}`);
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Space');
    },
    attach: async (name, file) => {
      await to(name);
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(file);
    },
  };
}

function isCalled(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name === wanted : wanted.test(name);
}
