// Messages that are drawn on a canvas stand as elements all the same, for scripts and tests: the first `MIRRORED` of those in flight.
// `data-messages` on their parent says how many there are in all.

const MIRRORED = 300;

export class Mirror {
  private readonly parent: HTMLElement;
  private readonly elements: HTMLElement[] = [];
  private readonly keys: number[] = [];
  private shown = 0;
  private count = 0;

  constructor(parent: HTMLElement) {
    this.parent = parent;
    parent.replaceChildren();
  }

  /** One message of this frame; more than are mirrored are let go. */
  add(key: number, from = '', to = '', type = ''): void {
    const at = this.count;
    if (at >= MIRRORED) return;
    this.count++;
    if (this.keys[at] === key) return;
    let element = this.elements[at];
    if (!element) {
      element = document.createElement('i');
      this.elements[at] = element;
    }
    this.keys[at] = key;
    element.dataset.message = String(key);
    element.dataset.from = from;
    element.dataset.to = to;
    element.dataset.type = type;
  }

  /** The frame is whole: what was not added goes. */
  end(total = 0): void {
    for (; this.shown < this.count; this.shown++)
      this.parent.append(this.elements[this.shown] as HTMLElement);
    for (; this.shown > this.count; this.shown--) this.elements[this.shown - 1]?.remove();
    this.parent.dataset.messages = String(total);
    this.count = 0;
  }
}
