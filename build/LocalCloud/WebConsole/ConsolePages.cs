using System.Text;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.WebConsole;

/// <summary>
/// The files of the console, a page of this endpoint. All that it shows, the page asks of the services, by the API that
/// everybody uses; here are only its files.
/// </summary>
internal static class ConsolePages
{
    /// <summary>Where the console is.</summary>
    public const string Path = "/_console/";

    private const string Start = "index.html";
    private const string Resources = "console/";
    private const string Region = "{region}";
    private const StringComparison Ordinal = StringComparison.Ordinal;

    // The page loads nothing from elsewhere, sends forms only by its scripts, and is in no frame of another page.
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The answer to a request for the console; null for any other request.</summary>
    /// <param name="call">The request, which a page of this endpoint or a person sent.</param>
    /// <param name="region">The region that the console shows first.</param>
    public static HttpAnswer? Answer(HttpCall call, string region)
    {
        if (call.RawPath == Path.TrimEnd('/'))
        {
            return new HttpAnswer(301).With("Location", Path);
        }

        if (!call.RawPath.StartsWith(Path, Ordinal))
        {
            return null;
        }

        if (call.Method is not ("GET" or "HEAD"))
        {
            return Text(405, "The console's files are only read").With("Allow", "GET, HEAD");
        }

        var name = call.RawPath[Path.Length..] is { Length: > 0 } asked ? asked : Start;
        if (Read(name) is not { } content)
        {
            return Text(404, $"The console has no such file; it is at {Path}");
        }

        return Closed(new(200, Encoding.UTF8.GetBytes(content.Replace(Region, region, Ordinal)), TypeOf(name)));
    }

    private static HttpAnswer Text(int status, string text) =>
        Closed(new(status, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8"));

    private static HttpAnswer Closed(HttpAnswer answer) =>
        answer
            .With("Content-Security-Policy", Policy)
            .With("X-Content-Type-Options", "nosniff")
            .With("Referrer-Policy", "no-referrer")
            .With("Cache-Control", "no-cache");

    private static string TypeOf(string name) =>
        System.IO.Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            _ => "text/javascript; charset=utf-8",
        };

    private static string? Read(string name)
    {
        using var stream = typeof(ConsolePages).Assembly.GetManifestResourceStream(Resources + name);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}
