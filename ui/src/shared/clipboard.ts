import { call, type Table } from "../bridge";
import { base64 } from "./base64";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A table as tab-separated lines, for a spreadsheet. */
export const asText = (table: Table): string => [table.header, ...table.rows].map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");

/** The same table as markup, for a document or a slide. */
export function asHtml(table: Table): string {
  const row = (cells: readonly string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${row(table.header, "th")}</thead><tbody>${table.rows.map((cells) => row(cells, "td")).join("")}</tbody></table>`;
}

/** Copies a table in both forms, so that each program takes the one it knows. */
export const copyTable = (table: Table): Promise<unknown> => call("shell_copy_text", { text: asText(table), html: asHtml(table) });

/** Copies a picture. */
export const copyPicture = (png: ArrayBuffer): Promise<unknown> => call("shell_copy_image", { png_base64: base64(png) });
