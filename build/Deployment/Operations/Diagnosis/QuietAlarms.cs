using AiChef.Deployment.Aws;
using AiChef.Deployment.Lambda;
using Amazon.CloudWatch;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Alarms that tell nobody.</summary>
/// <param name="cloudWatch">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="names">The alarms.</param>
public sealed class QuietAlarms(IAmazonCloudWatch cloudWatch, AwsRetry retry, IReadOnlyList<string> names)
    : ITroubleSearch
{
    /// <inheritdoc/>
    public string Subject => "actions of alarms";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var found = new List<Trouble>();
        await foreach (var page in new AlarmStates(cloudWatch, retry).PagesAsync(names, cancellationToken))
        {
            found.AddRange(
                (page.MetricAlarms ?? [])
                    .Select(static each => Of(each.AlarmName, each.ActionsEnabled, each.AlarmActions))
                    .Concat(
                        (page.CompositeAlarms ?? []).Select(static each =>
                            Of(each.AlarmName, each.ActionsEnabled, each.AlarmActions)
                        )
                    )
                    .OfType<Trouble>()
            );
        }
        return found;
    }

    private static Trouble? Of(string name, bool? isEnabled, List<string>? actions) =>
        isEnabled != false && actions is { Count: > 0 }
            ? null
            : new Trouble(
                TroubleKind.AlarmWithoutAction,
                $"alarm {name}",
                isEnabled == false
                    ? "its actions are switched off"
                    : "it has no action: give AlarmTopicArn in the environment's file"
            )
            {
                Command = "Deploy",
            };
}
