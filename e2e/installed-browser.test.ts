import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TestProject } from 'vitest/node';
import setup from './installed-browser.ts';

let folder: string;
let said: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'no-browser-'));
  vi.stubEnv('PATH', folder);
  vi.stubEnv('BROWSER_PATH', undefined);
  vi.stubEnv('CI', undefined);
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What the journeys are told of the browser. */
function provided(): unknown {
  const told: unknown[] = [];
  const project = { provide: (_name: string, value: unknown) => told.push(value) };
  setup(project as unknown as TestProject);
  return told[0];
}

function aProgram(name: string, lines: readonly string[] = []): string {
  const path = join(folder, name);
  writeFileSync(path, ['#!/bin/sh', ...lines].join('\n'));
  chmodSync(path, 0o755);
  return path;
}

describe('where no browser is, and none can be installed', () => {
  test('the journeys are not tried, which is said with what to do', () => {
    vi.stubEnv('BROWSER_PATH', join(folder, 'nothing'));
    expect(provided()).toBeNull();
    expect(said).toMatch(/No Chromium was found.*were not tried.*apt-get install chromium.*BROWSER_PATH/);
  });

  test('continuous integration fails', () => {
    vi.stubEnv('BROWSER_PATH', join(folder, 'nothing'));
    vi.stubEnv('CI', 'true');
    expect(provided).toThrow('No Chromium was found');
  });

  test('likewise where the installation fails', () => {
    aProgram('apt-get', ['exit 100']);
    vi.stubEnv('CI', 'true');
    expect(provided).toThrow('No Chromium was found');
  });
});

test.runIf(process.getuid?.() === 0)('where it may be installed, it is, which is said', () => {
  const browser = join(folder, 'chromium');
  aProgram('apt-get', [`[ "$1" = install ] || exit 0`, `/bin/cp "$0" ${browser}`]);
  expect(provided()).toBe(browser);
  expect(said).toContain('Installing Chromium');
});

test('one that is there is taken, and one that is named goes before it', () => {
  const found = aProgram('google-chrome');
  expect(provided()).toBe(found);
  vi.stubEnv('BROWSER_PATH', aProgram('another'));
  expect(provided()).toBe(join(folder, 'another'));
  expect(said).toBe('');
});
