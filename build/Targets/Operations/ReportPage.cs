using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using AiChef.Compilation;
using AiChef.Deployment;
using AiChef.Deployment.Reports;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>The page of a run, drawn from its JSON, which may come from another machine.</summary>
/// <param name="folder">The folder of the report.</param>
/// <param name="opens">Whether the browser shows the page.</param>
internal sealed class ReportPage(AbsolutePath folder, bool opens)
{
    private AbsolutePath Json => folder / "deployment.json";

    private AbsolutePath Page => folder / "deployment.html";

    /// <summary>Writes the page, and opens it if that was asked for.</summary>
    /// <exception cref="DeploymentException">There is no report, it is none, or no browser can be found.</exception>
    internal async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (!Json.FileExists())
        {
            throw DeploymentException.Configuration($"there is no {Json}; deploy something, or put one there");
        }
        AtomicFile.Write(Page, HtmlReport.Of(await ReadAsync(cancellationToken)));
        Log.Information("The page of the run: {Page:l}", new Uri(Page).AbsoluteUri);
        if (opens)
        {
            OpenPage();
        }
    }

    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var text = await File.ReadAllTextAsync(Json, cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(text);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("targets", out _)
                && document.RootElement.TryGetProperty("services", out _)
                ? text
                : throw DeploymentException.Configuration($"{Json} is no report of a run");
        }
        catch (JsonException e)
        {
            throw DeploymentException.Configuration($"{Json}: malformed JSON: {e.Message}", e);
        }
    }

    private void OpenPage()
    {
        var program =
            OperatingSystem.IsWindows() ? "explorer.exe"
            : OperatingSystem.IsMacOS() ? "open"
            : "xdg-open";
        try
        {
            using var started = Process.Start(new ProcessStartInfo(program, [Page]) { UseShellExecute = false });
        }
        catch (Win32Exception e)
        {
            throw DeploymentException.Configuration(
                $"{program} cannot be started ({e.Message}); open {Page} yourself",
                e
            );
        }
    }
}
