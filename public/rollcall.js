// <rollcall-sim scenario="first-day"></rollcall-sim>: a run of Rollcall in any page, as high as it needs to be.
// No dependency. As a classic script or a module, loaded twice, on a server: no harm. docs/embedding.md has the whole story.

(() => {
  if (typeof HTMLElement === 'undefined' || customElements.get('rollcall-sim')) return;

  const TAG = 'rollcall-sim';
  /** What of the attributes goes into the frame's address as it is. */
  const QUERY =
    'scenario protocol nodes seed view controls panels autoplay speed at until loop lang'.split(
      ' ',
    );
  const FLAGS = ['autoplay', 'loop'];
  const PLAIN = ['play', 'pause', 'step', 'step-back', 'reset'];
  const TOLD = ['ready', 'height', 'state', 'event', 'error'];

  // embed.html lies beside this file. A module has no currentScript, but a stack that names it.
  const own =
    document.currentScript?.src || /(?:https?|file):.+?\/rollcall\.js/.exec(new Error().stack)?.[0];
  const home = own || location.href;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':host{display:block}iframe{display:block;width:100%;border:0}');

  /** Light or dark: the first colour that is painted behind an element. */
  function themeBehind(element) {
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
      const [red, green, blue, alpha] = bytesOf(getComputedStyle(at).backgroundColor);
      if (alpha > 127) return red * 0.3 + green * 0.59 + blue * 0.11 < 128 ? 'dark' : 'light';
    }
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    return /^dark|dark.*light|light.*dark/.test(scheme) ? 'auto' : 'light';
  }
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  /** Any CSS colour, whatever its notation, as red, green, blue, alpha. */
  function bytesOf(colour) {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    return pixel.getImageData(0, 0, 1, 1).data;
  }

  /** The height that the frame will ask for at this width (src/app/embed/height.ts): reserved, so that nothing jumps. */
  function heightFor(width, controls, view, panels) {
    const stage = Math.max(
      view === 'comments' ? 480 : 260,
      Math.min(480, Math.round(width * 0.46)),
    );
    const [wide, narrow] = { mini: [72, 120], none: [0, 0] }[controls] ?? [124, 152];
    return stage + (width <= 560 ? narrow : wide) + (panels && width < 720 ? 200 : 0);
  }

  class RollcallSim extends HTMLElement {
    static observedAttributes = [...QUERY, 'theme', 'run', 'src', 'height', 'title'];

    /** The last state that the frame told. */
    state = null;
    #frame = null;
    #ready = false;
    #theme = '';
    #waiting = [];
    #asked = new Map();
    #asks = 0;
    #stale = false;
    #life = null;

    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      this.#life = new AbortController();
      const { signal } = this.#life;
      addEventListener('message', (event) => this.#hear(event), { signal });
      const follow = () => requestAnimationFrame(() => this.#follow());
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow, { signal });
      addEventListener('transitionend', follow, { signal });
      const switches = new MutationObserver(follow);
      for (const root of [document.documentElement, document.body])
        switches.observe(root, { attributes: true });
      signal.addEventListener('abort', () => switches.disconnect());
      this.#open();
    }

    disconnectedCallback() {
      this.#life.abort();
      this.#close();
    }

    attributeChangedCallback(name, before, value) {
      if (!this.#frame || before === value) return;
      if (name === 'theme') this.#follow();
      else if (name === 'speed') this.speed(value ?? 1);
      else if (name === 'height') this.#fit();
      else if (name === 'title') this.#frame.title = value;
      else if (!this.#stale) {
        // Attributes that change together are one new run.
        this.#stale = true;
        queueMicrotask(() => {
          this.#stale = false;
          if (this.isConnected) this.#open();
        });
      }
    }

    play = () => this.#send({ type: 'play' });
    pause = () => this.#send({ type: 'pause' });
    step = () => this.#send({ type: 'step' });
    stepBack = () => this.#send({ type: 'step-back' });
    reset = () => this.#send({ type: 'reset' });
    seek = (ms) => this.#send({ type: 'seek', time: Number(ms) });
    speed = (times) => this.#send({ type: 'speed', value: Number(times) });
    theme = (value) => this.setAttribute('theme', value);
    /** These three promise the state after it, or reject with what was wrong. */
    get = () => this.#ask({ type: 'get' });
    load = (scenario) => this.#ask({ type: 'load', scenario });
    /** do('crash', 'n5'), do('partition', { groups }) or do({ do: 'crash', node: 'n5' }). */
    do = (what, how = {}) =>
      this.#ask({
        ...(typeof what === 'string' ? { do: what } : what),
        ...(typeof how === 'string' ? { node: how } : how),
        type: 'do',
      });

    /** 'seek 6000; crash @leader; play': what stands in data-rollcall-do. */
    tell(words) {
      for (const [word, ...rest] of words.split(';').map((part) => part.trim().split(/\s+/))) {
        const [first, second, third] = rest;
        if (!first && PLAIN.includes(word)) this.#send({ type: word });
        else if (['seek', 'speed', 'theme'].includes(word)) this[word](first);
        else if (['cut', 'mend', 'drop'].includes(word))
          this.#do(word, { from: first, to: second });
        else if (word === 'delay') this.#do(word, { from: first, to: second, ms: Number(third) });
        else if (word === 'partition') this.#do(word, { groups: rest.map((of) => of.split(',')) });
        else if (word) this.#do(word, first ? { node: first } : {});
      }
    }
    /** What is wrong with it is an `error` event: nobody waits for an answer. */
    #do(verb, how) {
      this.#send({ type: 'do', do: verb, ...how });
    }

    /** A frame of its own for each run: no entry in the reader's history. */
    #open() {
      this.#close();
      const src = this.getAttribute('src');
      const url = src === null ? new URL('embed.html', home) : new URL(src, document.baseURI);
      for (const name of QUERY) {
        const value = this.getAttribute(name);
        if (value === null) continue;
        url.searchParams.set(name, FLAGS.includes(name) ? +!/^(0|false)$/.test(value) : value);
      }
      this.#theme = this.#wanted();
      url.searchParams.set('theme', this.#theme);
      const run = this.getAttribute('run');
      if (run) url.hash = run;
      const frame = document.createElement('iframe');
      frame.title = this.title || 'Rollcall: a simulation of leader election';
      frame.loading = 'lazy';
      frame.src = url.href;
      this.#frame = frame;
      this.#fit();
      this.shadowRoot.replaceChildren(frame);
    }

    #close() {
      this.#frame?.remove();
      this.#frame = null;
      this.#ready = false;
      this.#waiting = [];
      for (const { reject } of this.#asked.values()) reject(new Error('the frame is gone'));
      this.#asked.clear();
    }

    #fit(told) {
      const [controls, view, panels] = ['controls', 'view', 'panels'].map((name) =>
        this.getAttribute(name),
      );
      const height = told ?? heightFor(this.clientWidth, controls, view, panels);
      this.#frame.style.height = `${parseFloat(this.getAttribute('height')) || height}px`;
    }

    #wanted() {
      const theme = this.getAttribute('theme') ?? 'auto';
      return theme === 'auto' ? themeBehind(this) : theme;
    }

    #follow() {
      const theme = this.#wanted();
      if (!this.#ready || theme === this.#theme) return;
      this.#theme = theme;
      this.#send({ type: 'theme', value: theme });
    }

    #send(message) {
      this.#waiting.push({ rollcall: 1, ...message });
      if (this.#ready) this.#flush();
      // One that nobody has scrolled to is fetched now, and starts when it is spoken to.
      else if (this.#frame) this.#frame.loading = 'eager';
    }

    #ask(message) {
      return new Promise((resolve, reject) => {
        const requestId = `${TAG} ${++this.#asks}`;
        this.#asked.set(requestId, { resolve, reject });
        this.#send({ ...message, requestId });
      });
    }

    #flush() {
      for (const message of this.#waiting.splice(0))
        this.#frame.contentWindow?.postMessage(message, '*');
    }

    #hear({ source, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || data?.rollcall !== 1) return;
      const { type, requestId } = data;
      if (!TOLD.includes(type)) return;
      if (type === 'ready') {
        this.#ready = true;
        this.#follow();
        this.#flush();
      }
      if (data.height > 0) this.#fit(data.height);
      if (type === 'state') this.state = data;
      const asked = this.#asked.get(requestId);
      this.#asked.delete(requestId);
      if (type === 'error') asked?.reject(new Error(data.message));
      else asked?.resolve(data);
      this.dispatchEvent(new CustomEvent(type, { detail: data }));
    }
  }
  customElements.define(TAG, RollcallSim);

  // Words that drive: <button data-rollcall-do="crash @leader" data-rollcall-for="the-id">kill the leader</button>
  document.addEventListener('click', (event) => {
    const word = event.target.closest?.('[data-rollcall-do]');
    const id = word?.getAttribute('data-rollcall-for');
    const sim = word && (id ? document.getElementById(id) : document.querySelector(TAG));
    if (!sim?.tell) return;
    event.preventDefault();
    sim.scrollIntoView({ block: 'nearest' });
    sim.tell(word.getAttribute('data-rollcall-do'));
  });
})();
