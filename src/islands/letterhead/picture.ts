/** How large a picture is drawn anew. */

interface Size {
  width: number;
  height: number;
}

/** The size within the box; only what is drawn from lines may grow. */
export function fitted({ width, height }: Size, box: Size, mayGrow: boolean): Size {
  const scale = Math.min(box.width / width, box.height / height, mayGrow ? Number.POSITIVE_INFINITY : 1);
  const side = (pixels: number): number => Math.max(1, Math.round(pixels * scale));
  return { width: side(width), height: side(height) };
}
