// The event queue: a binary heap on typed arrays, ordered by (time, class, sequence number). Ties are never left to chance:
// at equal time deliveries come before timers, timers before writes that end, those before the script, and the script before the monitors.

/** What stands in the queue, in the order in which it is handled at equal time. */
export const DELIVERY = 0;
export const TIMER = 1;
export const WRITTEN = 2;
export const SCRIPT = 3;
export const MONITOR = 4;
export type QueueClass =
  | typeof DELIVERY
  | typeof TIMER
  | typeof WRITTEN
  | typeof SCRIPT
  | typeof MONITOR;

/** Room for 2^44 sequence numbers below the class. */
const CLASS_STEP = 17_592_186_044_416;

export interface QueueCopy {
  readonly sequence: number;
  readonly size: number;
  readonly time: Float64Array;
  readonly order: Float64Array;
  readonly item: Int32Array;
}

export class Queue {
  /** The last number that has been given out. Whoever enters something takes the next: `++queue.sequence`. */
  sequence = 0;
  size = 0;
  private time = new Float64Array(64);
  private order = new Float64Array(64);
  private item = new Int32Array(64);

  // The entry that `pop` took out.
  poppedTime = 0;
  poppedClass: QueueClass = DELIVERY;
  poppedSequence = 0;
  poppedItem = 0;

  /** Time of the first entry; Infinity where there is none. */
  get nextTime(): number {
    return this.size === 0 ? Infinity : (this.time[0] as number);
  }

  push(time: number, queueClass: QueueClass, sequence: number, item: number): void {
    if (this.size === this.time.length) this.grow();
    const { time: times, order: orders, item: items } = this;
    const order = queueClass * CLASS_STEP + sequence;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent] as number;
      if (parentTime < time || (parentTime === time && (orders[parent] as number) < order)) break;
      times[hole] = parentTime;
      orders[hole] = orders[parent] as number;
      items[hole] = items[parent] as number;
      hole = parent;
    }
    times[hole] = time;
    orders[hole] = order;
    items[hole] = item;
  }

  /** Takes the first entry out, into the `popped…` fields. The queue must not be empty. */
  pop(): void {
    const { time: times, order: orders, item: items } = this;
    this.poppedTime = times[0] as number;
    const first = orders[0] as number;
    const queueClass = Math.floor(first / CLASS_STEP) as QueueClass;
    this.poppedClass = queueClass;
    this.poppedSequence = first - queueClass * CLASS_STEP;
    this.poppedItem = items[0] as number;
    const last = --this.size;
    if (last === 0) return;
    const time = times[last] as number;
    const order = orders[last] as number;
    const item = items[last] as number;
    let hole = 0;
    const half = last >> 1;
    while (hole < half) {
      let child = 2 * hole + 1;
      let childTime = times[child] as number;
      const right = child + 1;
      if (right < last) {
        const rightTime = times[right] as number;
        if (
          rightTime < childTime ||
          (rightTime === childTime && (orders[right] as number) < (orders[child] as number))
        ) {
          child = right;
          childTime = rightTime;
        }
      }
      if (time < childTime || (time === childTime && order < (orders[child] as number))) break;
      times[hole] = childTime;
      orders[hole] = orders[child] as number;
      items[hole] = items[child] as number;
      hole = child;
    }
    times[hole] = time;
    orders[hole] = order;
    items[hole] = item;
  }

  copy(): QueueCopy {
    return {
      sequence: this.sequence,
      size: this.size,
      time: this.time.slice(0, this.size),
      order: this.order.slice(0, this.size),
      item: this.item.slice(0, this.size),
    };
  }

  restore(copy: QueueCopy): void {
    while (this.time.length < copy.size) this.grow();
    this.sequence = copy.sequence;
    this.size = copy.size;
    this.time.set(copy.time);
    this.order.set(copy.order);
    this.item.set(copy.item);
  }

  private grow(): void {
    const length = this.time.length * 2;
    const time = new Float64Array(length);
    const order = new Float64Array(length);
    const item = new Int32Array(length);
    time.set(this.time);
    order.set(this.order);
    item.set(this.item);
    this.time = time;
    this.order = order;
    this.item = item;
  }
}
