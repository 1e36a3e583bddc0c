// A drawing of the page as a picture that stands by itself: what style sheets say is written into its elements, as attributes, for
// a page with a strict content policy may write no styles.

const SVG = 'http://www.w3.org/2000/svg';

/** The properties that drawings use, all of them attributes of SVG too; at their initial values they are left out. */
const PROPERTIES: readonly (readonly [name: string, initial: string])[] = [
  ['fill', 'rgb(0, 0, 0)'],
  ['fill-opacity', '1'],
  ['stroke', 'none'],
  ['stroke-width', '1px'],
  ['stroke-opacity', '1'],
  ['stroke-dasharray', 'none'],
  ['stroke-linecap', 'butt'],
  ['stroke-linejoin', 'miter'],
  ['opacity', '1'],
  ['paint-order', 'normal'],
  ['text-anchor', 'start'],
  ['font-family', ''],
  ['font-size', ''],
  ['font-weight', '400'],
  ['font-style', 'normal'],
  ['text-decoration', 'none'],
  ['visibility', 'visible'],
  ['display', 'inline'],
];
const TEXT_ONLY = /^(font|text)/;

function inline(from: Element, to: Element): void {
  const computed = getComputedStyle(from);
  const isText = /^(text|tspan)$/i.test(from.tagName);
  for (const { name } of [...to.attributes])
    if (/^(class|style|role|tabindex|aria-|data-)/.test(name)) to.removeAttribute(name);
  for (const [name, initial] of PROPERTIES) {
    if (TEXT_ONLY.test(name) && !isText) continue;
    const value = computed.getPropertyValue(name);
    if (value === '' || value === initial) to.removeAttribute(name);
    else to.setAttribute(name, value);
  }
  const children = [...from.children];
  [...to.children].forEach((child, index) => {
    const original = children[index];
    if (original) inline(original, child);
  });
}

/** A drawing, and what is drawn above it: a canvas among them becomes an image. */
export type Layer = SVGSVGElement | HTMLCanvasElement;

/** As text. The first layer gives the size; the background is that of its nearest ancestor that has one. */
export function standaloneSvg(layers: readonly [Layer, ...(readonly Layer[])]): string {
  const [first] = layers;
  const box = first.getBoundingClientRect();
  const [width, height] = [Math.round(box.width), Math.round(box.height)];
  const whole = element('svg', { width, height, viewBox: `0 0 ${width} ${height}` });
  whole.append(element('rect', { width, height, fill: backgroundOf(first) }));
  for (const layer of layers) {
    const at = layer.getBoundingClientRect();
    const place = { x: at.x - box.x, y: at.y - box.y, width: at.width, height: at.height };
    if (layer instanceof HTMLCanvasElement) {
      whole.append(element('image', { ...place, href: layer.toDataURL() }));
      continue;
    }
    const copy = layer.cloneNode(true) as SVGSVGElement;
    inline(layer, copy);
    for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
    whole.append(copy);
  }
  return new XMLSerializer().serializeToString(whole);
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function backgroundOf(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') return colour;
  }
  return '#ffffff';
}

/** The picture as dots; twice as many each way, for screens that have them. */
export async function pngOf(svg: string, scale = 2): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * scale;
  canvas.height = image.naturalHeight * scale;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no pictures');
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture came of it'))));
  });
}
