using System.Globalization;
using System.Text;
using AiChef.Bench.Cases;

namespace AiChef.Bench.Reporting;

/// <summary>
/// A chart of the ratios, which needs no other file and is readable on light and on dark pages: a bar for each case and
/// tool, and a line where both take equally long.
/// </summary>
internal static class RatioChart
{
    private const int LabelWidth = 330;
    private const int PlotWidth = 420;
    private const int ValueWidth = 70;
    private const int TitleHeight = 58;
    private const int RowHeight = 26;
    private const int BarHeight = 16;
    private const int Margin = 16;
    private const int Width = Margin + LabelWidth + PlotWidth + ValueWidth + Margin;

    private const string Style = """
          <style>
            .page { fill: #ffffff; }
            text { fill: #10243e; font: 13px sans-serif; }
            .title { font-size: 16px; font-weight: bold; }
            .tool { fill: #4d5f78; }
            .end { text-anchor: end; }
            .middle { text-anchor: middle; }
            .faster { fill: #2f6fb7; }
            .slower { fill: #b8562b; }
            .equal { stroke: #10243e; stroke-width: 1.5; stroke-dasharray: 4 3; }
            @media (prefers-color-scheme: dark) {
              .page { fill: #0d1724; }
              text { fill: #e6eefc; }
              .tool { fill: #a9b9d0; }
              .faster { fill: #6aa9ee; }
              .slower { fill: #e58a5c; }
              .equal { stroke: #e6eefc; }
            }
          </style>

        """;

    /// <summary>The chart; null where nothing was compared.</summary>
    internal static string? Of(IReadOnlyList<CaseResult> results)
    {
        List<Bar> bars =
        [
            .. results.SelectMany(result =>
                result
                    .Series.Where(series => series.IsOtherTool)
                    .Select(series => new Bar(result.Title, series.Name, result.Series[0].RatioTo(series)))
            ),
        ];
        return bars.Count == 0 ? null : Draw(bars);
    }

    private static string Draw(List<Bar> bars)
    {
        var rows = Rows(bars).ToList();
        var height = TitleHeight + (rows.Count * RowHeight) + Margin;
        var scale = PlotWidth / Math.Max(1.1, bars.Max(bar => bar.Ratio));
        var equal = Margin + LabelWidth + scale;
        var text = new StringBuilder()
            .Append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" ")
            .Append("aria-label=\"Time of this build as a share of other tools' time\" ")
            .Append(Invariant($"width=\"{Width}\" height=\"{height}\" viewBox=\"0 0 {Width} {height}\">\n"))
            .Append(Style)
            .Append(Invariant($"  <rect class=\"page\" width=\"{Width}\" height=\"{height}\"/>\n"))
            .Append(Text("title", Margin, 24, "Time of this build as a share of other tools' time"))
            .Append(Text("tool", Margin, 44, "shorter is faster; the dashed line is as fast as the other tool"));
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append(Row(rows[i], TitleHeight + (i * RowHeight), scale));
        }
        return text.Append(Text("middle", equal, TitleHeight - 2, "1"))
            .Append(Invariant($"  <line class=\"equal\" x1=\"{equal:0.#}\" y1=\"{TitleHeight + 2}\" "))
            .Append(Invariant($"x2=\"{equal:0.#}\" y2=\"{height - Margin}\"/>\n"))
            .Append("</svg>\n")
            .ToString();
    }

    /// <summary>A heading for each case, then its bars.</summary>
    private static IEnumerable<Bar> Rows(IEnumerable<Bar> bars) =>
        bars.GroupBy(bar => bar.Case, StringComparer.Ordinal)
            .SelectMany(group => group.Prepend(new Bar(group.Key, Tool: null, Ratio: 0)));

    private static string Row(Bar bar, int top, double scale)
    {
        var line = top + BarHeight;
        if (bar.Tool is null)
        {
            return Text("case", Margin, line, bar.Case);
        }
        var (left, width) = (Margin + LabelWidth, Math.Max(1, bar.Ratio * scale));
        return Text("tool end", left - 10, line, $"to {bar.Tool}")
            + Invariant($"  <rect class=\"{(bar.Ratio <= 1 ? "faster" : "slower")}\" x=\"{left}\" y=\"{top + 3}\" ")
            + Invariant($"width=\"{width:0.#}\" height=\"{BarHeight}\" rx=\"2\"/>\n")
            + Text("value", left + width + 6, line, MarkdownReport.Ratio(bar.Ratio));
    }

    private static string Text(string style, double x, double y, string text) =>
        Invariant($"  <text class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\">{Escaped(text)}</text>\n");

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record Bar(string Case, string? Tool, double Ratio);
}
