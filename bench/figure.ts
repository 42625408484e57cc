/** One measured figure; `peer` and `ratio` compare with the same workload run beside it. */
export type Figure = {
  /** For instance `webhooks.accepted-per-second.postgresql`. */
  readonly name: string;
  readonly value: number;
  /** `1/s`, `ms`, `s`, `points`, `MB`, `count`, `ratio`. */
  readonly unit: string;
  /** The peer's value, when there is a peer. */
  readonly peer?: number;
  /** value / peer. */
  readonly ratio?: number;
  /** What the figure must keep to, in words, and whether it did. */
  readonly goal?: string;
  readonly met?: boolean;
};

/** Rounds to three significant digits, so that tables stay readable. */
export function rounded(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(3)) : value;
}

/** The readable table that stands before the JSON lines. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${String(rounded(figure.value))} ${figure.unit}`,
    figure.peer === undefined ? "" : `${String(rounded(figure.peer))} ${figure.unit}`,
    figure.ratio === undefined ? "" : String(rounded(figure.ratio)),
    figure.goal === undefined ? "" : `${figure.met === true ? "met" : "MISSED"}: ${figure.goal}`,
  ]);
  const table = [["figure", "value", "peer", "ratio", "goal"], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
