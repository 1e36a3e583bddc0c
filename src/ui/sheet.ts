// A canvas as a sheet to draw on: clean, of the right size for the screen, with the colours of the theme.

export class Sheet {
  private readonly canvas: HTMLCanvasElement;
  private readonly contrast = matchMedia('(forced-colors: active)');
  private readonly colours = new Map<string, string>();
  /** Of which theme the colours are. */
  private theme = '';

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
  }

  /** A clean sheet; `k`, `x`, `y` zoom into it. Null where the browser gives no context. */
  begin(width: number, height: number, k = 1, x = 0, y = 0): CanvasRenderingContext2D | null {
    const { canvas } = this;
    const ratio = Math.min(2, devicePixelRatio);
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
    }
    const context = canvas.getContext('2d');
    if (!context) return null;
    const theme = `${document.documentElement.dataset.theme} ${this.contrast.matches}`;
    if (theme !== this.theme) this.colours.clear();
    this.theme = theme;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, w, h);
    context.setTransform(k * ratio, 0, 0, k * ratio, x * ratio, y * ratio);
    return context;
  }

  /** The colour of a token, "--ink", as the canvas inherits it. */
  colour(token: string): string {
    let colour = this.colours.get(token);
    if (colour === undefined) {
      colour = getComputedStyle(this.canvas).getPropertyValue(token).trim();
      this.colours.set(token, colour);
    }
    return colour;
  }

  clear(): void {
    this.canvas.width = 0;
  }
}
