import type { FWorkbook } from "@univerjs/preset-sheets-core";
import type { GridSheet } from "./sheet.ts";
import type { GridWorkbook } from "./workbook.ts";

interface Place {
  readonly sheet: GridSheet;
  readonly row: number;
  readonly column: number;
}

/** Elements above the grid that stay at a cell while the grid is scrolled, zoomed or turned to another tab. */
export class Layer {
  private readonly places = new Map<HTMLElement, Place>();
  private frame = 0;
  private readonly host: HTMLElement;
  private readonly grid: HTMLElement;
  private readonly workbook: GridWorkbook;

  /** `host` lies over `grid`, in the same box. */
  constructor(book: FWorkbook, grid: HTMLElement, host: HTMLElement, workbook: GridWorkbook) {
    this.grid = grid;
    this.host = host;
    this.workbook = workbook;
    // Scrolling, zooming, turning to a tab and changing a width are all commands.
    book.onCommandExecuted(() => this.moveSoon());
    new ResizeObserver(() => this.moveSoon()).observe(grid);
  }

  /** Puts an element with its top left corner at a cell's. */
  put(element: HTMLElement, place: Place): void {
    this.places.set(element, place);
    if (element.parentElement !== this.host) this.host.append(element);
    this.moveSoon();
  }

  take(element: HTMLElement): void {
    this.places.delete(element);
    element.remove();
  }

  private moveSoon(): void {
    if (this.places.size === 0) return;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.move());
  }

  private move(): void {
    const canvas = this.grid.querySelector("canvas[id^='univer-sheet-main-canvas']");
    if (canvas === null) return;
    const outer = this.grid.getBoundingClientRect();
    const inner = canvas.getBoundingClientRect();
    const active = this.workbook.active;
    const { left, top, scrolledX, scrolledY, zoom } = active.view();
    Object.assign(this.host.style, {
      left: `${inner.left - outer.left + left * zoom}px`,
      top: `${inner.top - outer.top + top * zoom}px`,
      width: `${inner.width - left * zoom}px`,
      height: `${inner.height - top * zoom}px`,
    });
    for (const [element, { sheet, row, column }] of this.places) {
      element.hidden = sheet !== active;
      if (sheet !== active) continue;
      const corner = sheet.corner(row, column);
      const x = (corner.x - scrolledX - left) * zoom;
      const y = (corner.y - scrolledY - top) * zoom;
      element.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
    }
  }
}
