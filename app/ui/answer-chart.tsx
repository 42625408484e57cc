import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartOptions,
  Legend,
  LinearScale,
  Tooltip,
} from "chart.js";
import { Bar } from "react-chartjs-2";
import type { Shade, ShownChart } from "./present/present-consent-statistics.ts";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

/** No green for yes and red for no: neither answer is the right one. */
const colours: Readonly<Record<Shade, string>> = {
  accepted: "#2b5fb8",
  refused: "#d98a2b",
  chosen: "#6f4aa8",
  shown: "#b5b5b5",
  email: "#2b5fb8",
  sms: "#d98a2b",
  whatsapp: "#6f4aa8",
};

const rowHeight = 34;

/** The bars of a chart. Its numbers stand in the table beside it, for those who do not see them. */
export function AnswerChart({ chart }: { readonly chart: ShownChart }) {
  const drawn = chart.series.filter(({ shade }) => shade !== "shown");
  const height = chart.form === "days" ? 240 : 56 + rowHeight * chart.labels.length;
  return (
    <div className="answer-chart" style={{ height }} aria-hidden="true">
      <Bar
        options={optionsOf(chart)}
        data={{
          labels: [...chart.labels],
          datasets: drawn.map(({ name, shade, values }) => ({
            ...{ label: name, data: [...values], backgroundColor: colours[shade] },
            ...{ maxBarThickness: 28, borderColor: "#fff", borderWidth: 1 },
          })),
        }}
      />
    </div>
  );
}

function optionsOf({ form }: ShownChart): ChartOptions<"bar"> {
  const counts = { stacked: true, beginAtZero: true, ticks: { precision: 0 } };
  const labels = { stacked: true, grid: { display: false } };
  return {
    indexAxis: form === "days" ? "x" : "y",
    maintainAspectRatio: false,
    // Nothing moves for its own sake.
    animation: false,
    scales: form === "days" ? { x: labels, y: counts } : { x: counts, y: labels },
    plugins: { legend: { position: "bottom", labels: { boxWidth: 12 } } },
  };
}
