// Types of rollcall.js, for those who drive <rollcall-sim> from TypeScript. Times in milliseconds of virtual time.

export interface RollcallState {
  readonly rollcall: 1;
  readonly type: 'state';
  readonly time: number;
  readonly playing: boolean;
  readonly leader: string | null;
  readonly epoch: number;
  /** Of the whole run; empty while it is not simulated to its end. */
  readonly fingerprint: string;
}

export interface RollcallMilestone {
  readonly event: number;
  readonly atUs: number;
  readonly kind: 'leader-lost' | 'suspected' | 'election' | 'elected' | 'breach';
  readonly text: string;
}

export interface RollcallEventMap {
  ready: CustomEvent<{ readonly version: string; readonly height: number }>;
  height: CustomEvent<{ readonly height: number }>;
  state: CustomEvent<RollcallState>;
  event: CustomEvent<{ readonly event: RollcallMilestone }>;
  error: CustomEvent<{ readonly message: string }>;
}

export type RollcallTheme = 'auto' | 'light' | 'dark';

export interface RollcallSim extends HTMLElement {
  /** The last state that the frame told; null before the first. */
  readonly state: RollcallState | null;
  play(): void;
  pause(): void;
  step(): void;
  stepBack(): void;
  reset(): void;
  seek(ms: number): void;
  speed(times: number): void;
  theme(value: RollcallTheme): void;
  /** These promise the state after it, and reject with what was wrong. */
  get(): Promise<RollcallState>;
  load(scenario: unknown): Promise<RollcallState>;
  do(verb: string, how?: string | Readonly<Record<string, unknown>>): Promise<RollcallState>;
  do(intervention: Readonly<Record<string, unknown> & { do: string }>): Promise<RollcallState>;
  /** 'seek 6000; crash @leader; play' */
  tell(words: string): void;

  addEventListener<K extends keyof RollcallEventMap>(
    type: K,
    listener: (this: RollcallSim, event: RollcallEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'rollcall-sim': RollcallSim;
  }
}
