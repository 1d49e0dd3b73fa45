// Tells cells that a spreadsheet would run as a formula from text and numbers that begin alike.

/**
 * True for text that a spreadsheet evaluates: `=A1+B1`, `=HYPERLINK(…)`, `@SUM(…)`, `+cmd|'/C …'!A0`. False for `-5`,
 * `+44 20 …`, `@name`, `- a point in a list` and `= 5`: behind `+`, `-` and `@` only a call or a link to a program counts.
 */
export function isFormula(cell: string): boolean {
  switch (cell.charCodeAt(0)) {
    case equals:
      return /^=\s*[-+@]?\s*(?:[A-Za-z_$][\w.$]*\s*[-(+*/!:|&^<>=]|\$?[A-Za-z]{1,3}\$?\d+\s*$|\d+(?:\.\d+)?\s*[-+*/&^<>=]|["'({])/.test(
        cell,
      )
    case plus:
    case minus:
    case at:
      return /^[-+@](?:[A-Z][A-Z0-9]*(?:\.[A-Z0-9]+)*\(|[A-Za-z]\w*\|[^|]*!)/.test(cell)
    default:
      return false
  }
}

const equals = 0x3d
const plus = 0x2b
const minus = 0x2d
const at = 0x40
