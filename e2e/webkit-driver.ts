// WebKit by plain WebDriver: Playwright drives only a WebKit of its own, which is not to be had everywhere; WebKitGTK is.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';

export interface WebKit {
  goto(url: string): Promise<void>;
  /** Runs the body of an async function in the page, `arguments` being the arguments; both ways only what JSON can say. */
  evaluate<T>(script: string, ...args: readonly unknown[]): Promise<T>;
  close(): Promise<void>;
}

const COMMANDS = ['WebKitWebDriver', 'Xvfb'];
const VERSIONS = ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'];
const START_MS = 15_000;
const END_MS = 3_000;
const ANSWER_MS = 40_000;

const isOnPath = (name: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** The browser of WebKitGTK lies in a folder of its version, on Debian below one of the architecture. */
function miniBrowser(): string | undefined {
  const architectures = existsSync('/usr/lib')
    ? readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'))
    : [];
  return [...architectures.map((name) => join('/usr/lib', name)), '/usr/libexec', '/usr/lib64']
    .flatMap((folder) => VERSIONS.map((version) => join(folder, version, 'MiniBrowser')))
    .find((path) => existsSync(path));
}

/** Where false, a spec skips itself with the annotation `{ type: 'needs-browser', description: 'webkit' }` (see scripts/test.mjs). */
export function webkitPresent(): boolean {
  return COMMANDS.every(isOnPath) && miniBrowser() !== undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** One WebDriver command. Throws what the driver says is wrong. */
async function command(url: string, method: 'GET' | 'POST' | 'DELETE', body?: object) {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(ANSWER_MS),
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`WebKit: ${error}: ${message}`);
}

/** A process that is ended, with all that it started, by `end`; and by the end of this one. */
function start(name: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(name, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => {
      said += error.message;
      resolve();
    });
  });
  const kill = () => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', kill);
  return {
    ended,
    channel: child.stdio[3] as Readable,
    failure: () => new Error(`${name} did not start: ${said.trim() || 'it says nothing'}`),
    end: async () => {
      process.off('exit', kill);
      kill();
      await Promise.race([ended, wait(END_MS, undefined, { ref: false })]);
    },
  };
}

type Running = ReturnType<typeof start>;

/** The number of the screen, a free one that Xvfb chose: two tests may start at the same time. */
async function screenOf(server: Running): Promise<string> {
  const told = new Promise<string>((resolve) => {
    server.channel.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  const none = Promise.race([server.ended, wait(START_MS, undefined, { ref: false })]);
  const screen = await Promise.race([told, none]);
  if (!screen) throw server.failure();
  return screen;
}

async function untilReady(driver: Running, url: string): Promise<void> {
  let gone = false;
  const ended = driver.ended.then(() => {
    gone = true;
  });
  for (const end = Date.now() + START_MS; !gone && Date.now() < end; ) {
    const answered = await command(`${url}/status`, 'GET').catch(() => null);
    if (answered) return;
    await Promise.race([wait(50), ended]);
  }
  throw driver.failure();
}

/** Starts a screen, a driver on it and a browser by it. Close it: a test that does not leaves all three until its worker ends. */
export async function openWebKit(): Promise<WebKit> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const screen = start(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    {},
  );
  const running = [screen];
  const stop = async () => {
    for (const each of running.toReversed()) await each.end();
  };

  try {
    const driver = start('WebKitWebDriver', [`--port=${port}`], {
      DISPLAY: `:${await screenOf(screen)}`,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
    });
    running.push(driver);
    await untilReady(driver, url);
    const { sessionId } = (await command(`${url}/session`, 'POST', {
      capabilities: {
        alwaysMatch: {
          timeouts: { script: ANSWER_MS, pageLoad: ANSWER_MS },
          'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
        },
      },
    })) as { sessionId: string };
    const session = `${url}/session/${sessionId}`;
    return {
      goto: async (target) => {
        await command(`${session}/url`, 'POST', { url: target });
      },
      evaluate: async <T>(script: string, ...args: readonly unknown[]) => {
        const outcome = (await command(`${session}/execute/async`, 'POST', {
          script: inPage(script),
          args,
        })) as { value: T } | { thrown: string };
        if ('thrown' in outcome) throw new Error(`WebKit: the page threw ${outcome.thrown}`);
        return outcome.value;
      },
      close: async () => {
        await command(session, 'DELETE').catch(() => null);
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The driver waits for the last argument to be called; a page's throw would else be a timeout without a word. */
function inPage(script: string): string {
  return `
    const done = arguments[arguments.length - 1];
    (async function () { ${script}
    }).apply(null, Array.prototype.slice.call(arguments, 0, -1)).then(
      (value) => done({ value: value === undefined ? null : value }),
      (error) => done({ thrown: String(error) }),
    );`;
}
