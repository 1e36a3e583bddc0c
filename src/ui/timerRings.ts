// How a timer is drawn where it runs down as a ring: by its place among the declared timers, so that it looks the same in every run,
// at every moment, and beside its title in a legend. Width and dashes tell rings apart; colour does not.

export interface RingForm {
  readonly width: number;
  /** As `stroke-dasharray`; "none" where the line is whole. */
  readonly dash: string;
}

const FORMS: readonly RingForm[] = [
  { width: 3, dash: 'none' },
  { width: 3, dash: '8 3' },
  { width: 1.5, dash: 'none' },
  { width: 3, dash: '2 3' },
  { width: 1.5, dash: '6 3' },
  { width: 3, dash: '9 3 2 3' },
  { width: 1.5, dash: '2 3' },
  { width: 3, dash: '16 4' },
];

/** The form of a timer's ring: `order` as a frame tells it. */
export const ringForm = (order: number): RingForm => FORMS[order % FORMS.length] as RingForm;

const point = (radius: number, angle: number): string =>
  `${(radius * Math.sin(angle)).toFixed(1)} ${(-radius * Math.cos(angle)).toFixed(1)}`;

/** A part (0 to 1) of a circle around the origin, clockwise from the top. */
export function arcPath(radius: number, part: number): string {
  if (part <= 0) return '';
  const arc = `A${radius} ${radius} 0 `;
  if (part >= 1) return `M0 ${-radius}${arc}1 1 0 ${radius}${arc}1 1 0 ${-radius}Z`;
  return `M0 ${-radius}${arc}${part > 0.5 ? 1 : 0} 1 ${point(radius, part * 2 * Math.PI)}`;
}

/** What is left of a lease, unlike any timer: a double line with a stop at its end. */
export function leasePath(radius: number, part: number): string {
  if (part <= 0) return '';
  const angle = Math.min(1, part) * 2 * Math.PI;
  const stop = `M${point(radius - 4, angle)}L${point(radius + 4, angle)}`;
  return arcPath(radius - 1.75, part) + arcPath(radius + 1.75, part) + stop;
}
