using AiChef.Deployment.Operations.Logs;
using AiChef.Targets.Cloud;
using AiChef.Targets.Output;
using AiChef.Targets.Running;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Shows logs, once or for as long as somebody looks.</summary>
/// <param name="run">The run.</param>
/// <param name="options">What is asked for.</param>
internal sealed class LogCommand(DeploymentRun run, LogOptions options)
{
    /// <summary>For more log groups, the commands that do the same would hide the lines.</summary>
    private const int MostCommands = 3;

    /// <summary>Checks the options, then asks AWS.</summary>
    internal async Task RunAsync()
    {
        await run.WorkAsync(_ =>
        {
            options.Check();
            return Task.CompletedTask;
        });
        await run.WorkAsync(ShowAsync);
    }

    private async Task ShowAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var sources = await new LogSources(run, session).FindAsync(cancellationToken);
        var reader = new LogReader(session.Clients.Logs, session.Retry);
        var printer = new LogPrinter(Console.Out, sources, TerminalColors.AreWanted);
        var from = TimeProvider.System.GetUtcNow() - options.Age;
        Explain(sources, session);
        if (options.Follows)
        {
            var follower = new LogFollower(reader, TimeProvider.System);
            await foreach (var lines in follower.FollowAsync(sources, from, options.Pattern, cancellationToken))
            {
                printer.Write(lines);
            }
            return;
        }
        var all = await reader.ReadAsync(sources, from, null, options.Pattern, cancellationToken);
        printer.Write(all);
        Log.Information("{Count} lines since {Since:l}", all.Count, options.Since);
        Log.Information("Next: {Next:l}", Next(all.Count > 0));
        JsonFile.Write(
            options.Json,
            all.Select(static line => new
            {
                Source = line.Source.Name,
                line.Source.Group,
                line.Time,
                line.Message,
            }),
            run.Secrets.Masked
        );
    }

    private void Explain(IReadOnlyList<LogSource> sources, CloudSession session)
    {
        Log.Information(
            "Logs of {Names:l} ({Place})",
            string.Join(", ", sources.Select(each => each.Name)),
            session.Place
        );
        if (sources.Count > MostCommands)
        {
            return;
        }
        var follow = options.Follows ? " --follow" : "";
        var filter = options.Pattern is { } pattern ? $" --filter-pattern '{pattern}'" : "";
        foreach (var source in sources)
        {
            Log.Information(
                "The same: {Command:l}",
                session.Look($"logs tail {source.Group} --since {options.Since}{filter}{follow}")
            );
        }
    }

    private string Next(bool hasLines)
    {
        string[] words =
        [
            $"./build.sh Logs{run.Options.EnvironmentArgument}",
            .. Names("--services", run.Options.RemovedServices),
            .. Names("--functions", run.Options.Functions),
            hasLines ? "--follow waits for new lines" : "--since 1d looks further back",
        ];
        return string.Join(' ', words);
    }

    private static IEnumerable<string> Names(string option, IReadOnlyList<string> names) =>
        names.Count == 0 ? [] : [option, .. names];
}
