using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>Calls that compare the resources of a stack with its template.</summary>
public sealed partial class CloudFormationCalls
{
    /// <summary>Lets AWS begin to compare; answers the id of the detection. Changes no resource.</summary>
    public async Task<string> DetectDriftAsync(string stackId, CancellationToken cancellationToken) =>
        (
            await RunAsync(
                nameof(client.DetectStackDriftAsync),
                t => client.DetectStackDriftAsync(new DetectStackDriftRequest { StackName = stackId }, t),
                cancellationToken
            )
        ).StackDriftDetectionId;

    /// <summary>How far a detection is.</summary>
    public Task<DescribeStackDriftDetectionStatusResponse> DriftDetectionAsync(
        string detectionId,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            nameof(client.DescribeStackDriftDetectionStatusAsync),
            t =>
                client.DescribeStackDriftDetectionStatusAsync(
                    new DescribeStackDriftDetectionStatusRequest { StackDriftDetectionId = detectionId },
                    t
                ),
            cancellationToken
        );

    /// <summary>What the last detection found of each resource that can be compared.</summary>
    public async Task<IReadOnlyList<StackResourceDrift>> ResourceDriftsAsync(
        string stackId,
        CancellationToken cancellationToken
    )
    {
        var drifts = new List<StackResourceDrift>();
        string? page = null;
        do
        {
            var request = new DescribeStackResourceDriftsRequest { StackName = stackId, NextToken = page };
            var response = await RunAsync(
                nameof(client.DescribeStackResourceDriftsAsync),
                t => client.DescribeStackResourceDriftsAsync(request, t),
                cancellationToken
            );
            drifts.AddRange(response.StackResourceDrifts ?? []);
            page = response.NextToken;
        } while (!string.IsNullOrEmpty(page));
        return drifts;
    }
}
