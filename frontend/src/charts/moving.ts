/** Moving and zooming a chart with the pointer: what is seen follows at once, the page is told when it rests. */
import type uPlot from "uplot";
import type { Range } from "./options";

type Tell = (range: Range) => void;

const REST_MS = 160;
/** How much a pixel of the wheel changes the width of what is seen. */
const PER_PIXEL = 0.002;

/** What is seen when `width` pixels are stretched by `factor` around `centre` and moved by `shift`; on pixels, so that it holds for logarithms. */
export function edgesAfter(width: number, centre: number, factor: number, shift: number): [number, number] {
  return [centre - centre * factor - shift, centre + (width - centre) * factor - shift];
}

/** Ten thousandths of what is seen are less than a pixel: an address needs no more digits. */
export function tidied(min: number, max: number): Range {
  const digits = Math.min(20, Math.max(0, Math.ceil(4 - Math.log10(max - min))));
  return [Number(min.toFixed(digits)), Number(max.toFixed(digits))];
}

type Look = Pick<uPlot.Series, "width" | "dash">;

/** Hairlines without dashes are several times quicker to paint; gives the looks that the lines had. */
function lighten(series: uPlot.Series[]): Look[] {
  return series.map((line) => {
    const { width, dash } = line;
    if (width) Object.assign(line, { width: 1 / devicePixelRatio, dash: undefined });
    return { width, dash };
  });
}

/** Follows one chart's gestures; further ones are gathered until the next frame. */
class Mover {
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #centre = 0;
  #factor = 1;
  #shift = 0;
  #looks: Look[] | undefined;

  constructor(
    private readonly plot: uPlot,
    private readonly tell: Tell,
    private readonly least: number,
  ) {}

  move(pixels: number): void {
    this.#shift += pixels;
    this.#soon();
  }

  zoom(centre: number, factor: number): void {
    this.#centre = centre;
    this.#factor *= factor;
    this.#soon();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
  }

  #soon(): void {
    this.#frame ||= requestAnimationFrame(() => this.#draw());
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#settle(), REST_MS);
  }

  #draw(): void {
    this.#frame = 0;
    const { plot } = this;
    const [left, right] = edgesAfter(plot.over.clientWidth, this.#centre, this.#factor, this.#shift);
    [this.#centre, this.#factor, this.#shift] = [0, 1, 0];
    const [min, max] = [plot.posToVal(left, "x"), plot.posToVal(right, "x")];
    if (min < this.least || !(max > min)) return;
    this.#looks ??= lighten(plot.series);
    plot.setScale("x", { min, max });
  }

  #settle(): void {
    const { min, max } = this.plot.scales.x ?? {};
    this.#looks?.forEach((look, place) => {
      Object.assign(this.plot.series[place] ?? {}, look);
    });
    this.#looks = undefined;
    this.plot.redraw(false);
    if (min != null && max != null) this.tell(tidied(min, max));
  }
}

const movers = new WeakMap<uPlot, Mover>();

/** Ctrl or ⌘ and the wheel zooms, Shift and the wheel moves; the wheel alone scrolls the page. */
export function listenToWheel(plot: uPlot, tell: Tell, least: number): void {
  const mover = new Mover(plot, tell, least);
  movers.set(plot, mover);
  plot.over.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return;
      event.preventDefault();
      if (event.shiftKey) mover.move(-(event.deltaX || event.deltaY));
      else mover.zoom(event.offsetX, Math.exp(event.deltaY * PER_PIXEL));
    },
    { passive: false },
  );
}

export function stopMoving(plot: uPlot): void {
  movers.get(plot)?.stop();
}

/** Let a drag with Shift move the chart; any other goes on to `handler`, which selects. */
export function grabbing(plot: uPlot, handler: uPlot.Cursor.MouseListener): uPlot.Cursor.MouseListener {
  return (event) => {
    if (!event.shiftKey) return handler(event);
    let last = event.clientX;
    const follow = ({ clientX }: MouseEvent) => {
      movers.get(plot)?.move(clientX - last);
      last = clientX;
    };
    const release = () => document.removeEventListener("mousemove", follow);
    document.addEventListener("mousemove", follow);
    document.addEventListener("mouseup", release, { once: true });
    return null;
  };
}
