/** The layout of a plan as a drawing: every region's cell and bind box with its name, for papers and slides. */

import type { FractionRect, RegionPlan, ScenePlan } from "@ragl/grammar/plan";
import { REGION_COLOURS, regionSlots } from "./region-colour.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** XML 1.0 cannot hold control characters at all, but for tabs and line ends. */
const xml = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]/gu, "").replace(/[&<>"]/gu, (mark) => escapes[mark]!);

/** A coordinate in canvas pixels, with at most two decimals. */
const pixels = (value: number): string => String(Math.round(value * 100) / 100);

/** An SVG document of the plan's layout, in canvas pixels. */
export function layoutSvg(plan: ScenePlan): string {
  const { width, height } = plan.canvas;
  const slots = regionSlots(plan.regions.map(({ name }) => name));
  // Legible at any canvas size.
  const unit = Math.max(width, height) / 512;
  const regions = plan.regions.map((region) =>
    regionSvg(region, REGION_COLOURS[slots.get(region.name) ?? 0]!, plan.canvas, unit),
  );
  const title = plan.variant === null ? plan.scene : `${plan.scene} @ ${plan.variant}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}">
  <title>${xml(title)}</title>
  <desc>${xml(plan.prompt)}</desc>
  <rect width="100%" height="100%" fill="#ffffff"/>
${regions.join("\n")}
  <rect x="0" y="0" width="${String(width)}" height="${String(height)}" fill="none" stroke="#000000" stroke-width="${pixels(unit)}"/>
</svg>
`;
}

function regionSvg(region: RegionPlan, colour: string, canvas: ScenePlan["canvas"], unit: number): string {
  const { name, cell, box, bind, shape, prompt } = region;
  const x = cell.x * canvas.width;
  const y = cell.y * canvas.height;
  const size = 12 * unit;
  const dashed = `fill="none" stroke="${colour}" stroke-width="${pixels(unit)}" stroke-dasharray="${pixels(5 * unit)} ${pixels(3 * unit)}"`;
  const filled = `fill="${colour}" fill-opacity="0.15" stroke="${colour}" stroke-width="${pixels(1.5 * unit)}"`;
  return [
    `  <g>`,
    `    <title>${xml(`${name}: ${prompt}`)}</title>`,
    `    ${outline(cell, shape, canvas, filled)}`,
    ...(bind > 0 ? [`    ${outline(box, shape, canvas, dashed)}`] : []),
    `    <text x="${pixels(x + 6 * unit)}" y="${pixels(y + 6 * unit + size * 0.8)}" font-family="sans-serif" font-size="${pixels(size)}">${xml(name)}</text>`,
    `  </g>`,
  ].join("\n");
}

function outline(
  rect: FractionRect,
  shape: RegionPlan["shape"],
  canvas: ScenePlan["canvas"],
  paint: string,
): string {
  const x = rect.x * canvas.width;
  const y = rect.y * canvas.height;
  const width = rect.width * canvas.width;
  const height = rect.height * canvas.height;
  return shape === "ellipse"
    ? `<ellipse cx="${pixels(x + width / 2)}" cy="${pixels(y + height / 2)}" rx="${pixels(width / 2)}" ry="${pixels(height / 2)}" ${paint}/>`
    : `<rect x="${pixels(x)}" y="${pixels(y)}" width="${pixels(width)}" height="${pixels(height)}" ${paint}/>`;
}
