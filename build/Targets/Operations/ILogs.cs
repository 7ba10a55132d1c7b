using Nuke.Common;

namespace AiChef.Targets.Operations;

/// <summary>Shows the logs of services and functions.</summary>
internal interface ILogs : IOperation
{
    [Parameter(
        "Logs: how far back, such as 2h; 15m by default. Mutate: commit or branch to compare with; main by default"
    )]
    string? Since => TryGetValue(() => Since);

    [Parameter("Logs: goes on with new lines until Ctrl-C")]
    bool Follow => TryGetValue<bool?>(() => Follow) ?? false;

    [Parameter("Logs: only lines with this text, or that match a filter pattern of CloudWatch Logs")]
    string? Filter => TryGetValue(() => Filter);

    Target Logs =>
        _ =>
            _.Description("Shows the logs of --services and --functions, or of all, in the order of time")
                .Executes(() =>
                    new LogCommand(
                        Run,
                        new()
                        {
                            Since = Since ?? LogOptions.DefaultSince,
                            Follows = Follow,
                            Filter = Filter,
                            Json = Json,
                        }
                    ).RunAsync()
                );
}
