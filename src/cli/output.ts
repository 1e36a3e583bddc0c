// Where lines go: standard output, or a file that is there whole or not at all.

import { randomUUID } from 'node:crypto';
import {
  closeSync,
  openSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const CHUNK_BYTES = 64 * 1024;
const RETRY_MS = 5;

/** The reader went away (`… | head`): no fault, and nothing more to do. */
export class ReaderGone extends Error {}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** What the file system says is wrong ("no such file or directory"); null for an error that is not of its making. */
export function reasonOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error)) return null;
  return error.message.replace(/^[A-Z0-9]+: /, '').replace(/, .*$/s, '');
}

/** Writes everything, and waits where the pipe is full. */
export function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EPIPE') throw new ReaderGone();
      if (code !== 'EAGAIN') throw error;
      // A pipe whose other end made it non-blocking: nothing but waiting helps.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
}

/** Collects lines into large writes. */
export class Output {
  private readonly fd: number;
  private readonly target: { readonly temporary: string; readonly final: string } | null;
  private parts: string[] = [];
  private length = 0;
  private open = true;

  private constructor(fd: number, target: { temporary: string; final: string } | null) {
    this.fd = fd;
    this.target = target;
  }

  static standard(): Output {
    return new Output(1, null);
  }

  /** Throws what the file system says. What is no ordinary file (a pipe, /dev/null) is written as it is. */
  static file(path: string): Output {
    let before: Stats | undefined;
    try {
      before = statSync(path);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
    if (before && !before.isFile()) return new Output(openSync(path, 'w'), null);
    const final = before ? realpathSync(path) : path;
    const temporary = join(dirname(final), `.${basename(final)}.${randomUUID()}.tmp`);
    return new Output(openSync(temporary, 'wx', before?.mode ?? 0o666), { temporary, final });
  }

  line(value: object): void {
    this.text(`${JSON.stringify(value)}\n`);
  }

  text(text: string): void {
    this.parts.push(text);
    this.length += text.length;
    if (this.length >= CHUNK_BYTES) this.flush();
  }

  flush(): void {
    if (this.length === 0) return;
    const text = this.parts.join('');
    this.parts = [];
    this.length = 0;
    writeAll(this.fd, text);
  }

  /** All is written; a file takes its name. */
  finish(): void {
    this.flush();
    this.close();
    if (this.target) renameSync(this.target.temporary, this.target.final);
  }

  /** What was written to a file so far is thrown away. */
  abandon(): void {
    this.parts = [];
    this.length = 0;
    this.close();
    if (!this.target) return;
    try {
      unlinkSync(this.target.temporary);
    } catch {
      // It is gone, as it should be.
    }
  }

  private close(): void {
    if (this.open && this.fd > 2) closeSync(this.fd);
    this.open = false;
  }
}
