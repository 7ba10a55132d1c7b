using AiChef.Deployment.Aws;

namespace AiChef.Deployment.History;

/// <summary>Makes the runtime compile what a record needs, as <see cref="ClientWarmUp"/> does for a call.</summary>
public static class HistoryWarmUp
{
    private const string Nothing = ClientWarmUp.StackName;

    /// <summary>Writes a record that nobody keeps.</summary>
    public static async Task WriteAsync()
    {
        using var clients = ClientWarmUp.Clients();
        var history = new DeploymentHistory(clients.S3, Nothing, clients.Retry(TimeProvider.System));
        await history.WriteAsync(
            new DeploymentRecord
            {
                Run = Nothing,
                Service = Nothing,
                Subject = Nothing,
                Environment = Nothing,
                Ended = DateTimeOffset.UnixEpoch,
                Result = DeploymentResult.Deployed,
                Parameters = new Dictionary<string, string> { [Nothing] = Nothing },
            },
            CancellationToken.None
        );
    }
}
