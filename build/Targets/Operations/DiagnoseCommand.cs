using AiChef.Deployment;
using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Targets.Cloud;
using AiChef.Targets.Running;
using Nuke.Common.IO;
using Serilog;

namespace AiChef.Targets.Operations;

/// <summary>Looks for the usual troubles in one run.</summary>
/// <param name="run">The run.</param>
/// <param name="json">The file for the result; null for none.</param>
internal sealed class DiagnoseCommand(DeploymentRun run, AbsolutePath? json)
{
    /// <summary>Looks and tells.</summary>
    /// <exception cref="DeploymentException">There is a trouble.</exception>
    internal async Task RunAsync(CloudSession session, CancellationToken cancellationToken)
    {
        var searches = await new TroubleSearches(run, session, TimeProvider.System).FindAsync(cancellationToken);
        // the comparison of a stack with what it made is an operation on the stack
        await session.Account.CheckAsync(cancellationToken);
        var troubles = await new DiagnosisRound(searches, TimeProvider.System).SearchAsync(cancellationToken);
        JsonFile.Write(
            json,
            troubles.Select(trouble => new
            {
                trouble.Kind,
                trouble.Where,
                trouble.Evidence,
                Fix = Fix(trouble, session),
                Check = trouble.Command is null ? null : Look(trouble, session),
            }),
            run.Secrets.Masked
        );
        if (troubles.Count == 0)
        {
            Log.Information("{Count} searches found no trouble ({Place:l})", searches.Count, session.Place);
            return;
        }
        Print(troubles, session);
        throw new DeploymentException(
            FailureKind.Failed,
            $"{troubles.Count} troubles: "
                + string.Join(", ", troubles.Select(static each => $"{Name(each)} ({each.Where})").Distinct())
        )
        {
            Next = Fix(troubles[0], session),
        };
    }

    private void Print(IReadOnlyList<Trouble> troubles, CloudSession session)
    {
        foreach (var trouble in troubles)
        {
            Log.Information("{Name:l}: {Where:l}", Name(trouble), trouble.Where);
            Log.Information("  {Evidence:l}", run.Secrets.Masked(trouble.Evidence));
            if (trouble.Command is not null && Look(trouble, session) is { } look)
            {
                Log.Information("  look: {Command:l}", look);
            }
            Log.Information("  fix: {Command:l}", Fix(trouble, session));
        }
    }

    /// <summary>The kind in words: <c>missing permission</c>.</summary>
    private static string Name(Trouble trouble) =>
        string.Concat(
            trouble
                .Kind.ToString()
                .Select(
                    static (c, at) =>
                        char.IsUpper(c) ? $"{(at == 0 ? "" : " ")}{char.ToLowerInvariant(c)}" : c.ToString()
                )
        );

    private static string? Look(Trouble trouble, CloudSession session) =>
        trouble.AwsCommand is { } command ? session.Look(command) : null;

    private string Fix(Trouble trouble, CloudSession session) =>
        trouble.Command is { } command
            ? $"./build.sh {command}{run.Options.EnvironmentArgument}"
            : Look(trouble, session) ?? "./build.sh Status";
}
