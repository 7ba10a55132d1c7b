using System.Globalization;
using System.Text;

namespace AiChef.Targets.Workflows;

/// <summary>
/// The targets of a pipeline as a picture: a box each, in columns, with an arrow from each to the next.
/// </summary>
internal static class PipelinePicture
{
    private const string File = "backend/infrastructure/pipeline.svg";
    private const int BoxWidth = 168;
    private const int BoxHeight = 36;
    private const int ColumnWidth = 224;
    private const int RowHeight = 52;
    private const int Margin = 16;

    /// <summary>The picture of all that a target depends on.</summary>
    internal static GeneratedFile Of(JobGraph graph)
    {
        var places = PlacesOf(graph);
        var width = places.Values.Max(place => place.X) + BoxWidth + Margin;
        var height = places.Values.Max(place => place.Y) + BoxHeight + Margin;
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<!-- {GeneratedFile.Marker} {GeneratedFile.Command} -->\n")
            .Append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"The targets of the pipeline\" "
            )
            .Append(CultureInfo.InvariantCulture, $"width=\"{width}\" height=\"{height}\" ")
            .Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width} {height}\">\n")
            .Append(Style);
        foreach (var target in graph.Targets)
        {
            foreach (var needed in graph.NeedsOf(target))
            {
                text.Append(Arrow(places[needed], places[target]));
            }
        }
        foreach (var target in graph.Targets)
        {
            text.Append(Box(target, places[target]));
        }
        return new GeneratedFile(File, text.Append("</svg>\n").ToString());
    }

    /// <summary>A style for light and dark pages.</summary>
    private const string Style =
        "  <style>\n"
        + "    rect { fill: #eef4ff; stroke: #3b6fb6; }\n"
        + "    text { fill: #10243e; font: 14px sans-serif; text-anchor: middle; }\n"
        + "    path { fill: none; stroke: #6b7f99; stroke-width: 1.5; marker-end: url(#arrow); }\n"
        + "    #arrow path { fill: #6b7f99; stroke: none; marker-end: none; }\n"
        + "    @media (prefers-color-scheme: dark) {\n"
        + "      rect { fill: #16263c; stroke: #7fb0f0; }\n"
        + "      text { fill: #e6eefc; }\n"
        + "    }\n"
        + "  </style>\n"
        + "  <defs>\n"
        + "    <marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" "
        + "orient=\"auto\">\n"
        + "      <path d=\"M0,0 L8,4 L0,8 z\"/>\n"
        + "    </marker>\n"
        + "  </defs>\n";

    /// <summary>A column for each length of the longest way to a target, each column centred.</summary>
    private static Dictionary<string, (int X, int Y)> PlacesOf(JobGraph graph)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var target in graph.Targets)
        {
            columns[target] = graph.NeedsOf(target).Select(needed => columns[needed] + 1).DefaultIfEmpty(0).Max();
        }
        var groups = graph.Targets.GroupBy(target => columns[target]).ToList();
        var rows = groups.Max(group => group.Count());
        return groups
            .SelectMany(group =>
            {
                var top = Margin + ((rows - group.Count()) * RowHeight / 2);
                return group.Select(
                    (target, row) => (target, place: (Margin + (group.Key * ColumnWidth), top + (row * RowHeight)))
                );
            })
            .ToDictionary(placed => placed.target, placed => placed.place, StringComparer.Ordinal);
    }

    private static string Arrow((int X, int Y) from, (int X, int Y) to)
    {
        var (x1, y1, x2, y2) = (from.X + BoxWidth, from.Y + (BoxHeight / 2), to.X, to.Y + (BoxHeight / 2));
        var middle = (x1 + x2) / 2;
        return $"  <path d=\"M{x1},{y1} C{middle},{y1} {middle},{y2} {x2},{y2}\"/>\n";
    }

    private static string Box(string target, (int X, int Y) place) =>
        $"  <rect x=\"{place.X}\" y=\"{place.Y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"6\"/>\n"
        + $"  <text x=\"{place.X + (BoxWidth / 2)}\" y=\"{place.Y + (BoxHeight / 2) + 5}\">{target}</text>\n";
}
