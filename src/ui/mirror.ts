// Messages that are drawn on a canvas stand as elements all the same, for scripts and tests: the first `MIRRORED` of those in flight.
// `data-messages` on their parent says how many there are in all.

const MIRRORED = 300;

interface Mirrored {
  readonly element: HTMLElement;
  number: number;
  from: string;
  to: string;
  type: string;
}

export class Mirror {
  private readonly parent: HTMLElement;
  private readonly mirrored: Mirrored[] = [];
  private shown = 0;
  private count = 0;

  constructor(parent: HTMLElement) {
    this.parent = parent;
    parent.replaceChildren();
  }

  /** One message of this frame; more than are mirrored are let go. */
  add(number: number, from = '', to = '', type = ''): void {
    const at = this.count;
    if (at >= MIRRORED) return;
    this.count++;
    let mirrored = this.mirrored[at];
    if (!mirrored) {
      mirrored = { element: document.createElement('i'), number: -1, from: '', to: '', type: '' };
      this.mirrored[at] = mirrored;
    } else if (
      mirrored.number === number &&
      mirrored.from === from &&
      mirrored.to === to &&
      mirrored.type === type
    )
      return;
    Object.assign(mirrored, { number, from, to, type });
    Object.assign(mirrored.element.dataset, { message: String(number), from, to, type });
  }

  /** The frame is whole: what was not added goes. */
  end(total = 0): void {
    for (; this.shown < this.count; this.shown++)
      this.parent.append((this.mirrored[this.shown] as Mirrored).element);
    for (; this.shown > this.count; this.shown--) this.mirrored[this.shown - 1]?.element.remove();
    this.parent.dataset.messages = String(total);
    this.count = 0;
  }
}
