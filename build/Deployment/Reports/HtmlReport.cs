using System.Text;

namespace AiChef.Deployment.Reports;

/// <summary>
/// A run as a page for a browser, in one file that needs nothing else: the targets, the timeline, changes with the
/// values before and after, events, the cause of a failure. A script in it draws it from the JSON alone.
/// </summary>
public static class HtmlReport
{
    /// <summary>The page.</summary>
    /// <param name="json">The text of <see cref="JsonReport"/>.</param>
    public static string Of(string json) =>
        new StringBuilder(Part("report.html"))
            .Replace("/*style*/", Style)
            .Replace("/*script*/", Part("report.js"))
            // Last, so that nothing in it is replaced; no text of it may end its element.
            .Replace("/*report*/", json.Replace("<", "\\u003c", StringComparison.Ordinal))
            .ToString();

    /// <summary>The style sheet, for other pages that are to look the same.</summary>
    internal static string Style => Part("report.css");

    private static string Part(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(
            $"AiChef.Deployment.Reports.Page.{name}"
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
