using AiChef.Deployment.Aws;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace AiChef.Deployment.Operations.Executions;

/// <summary>Finds an execution by what a person gives of it.</summary>
/// <param name="stepFunctions">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class ExecutionSearch(IAmazonStepFunctions stepFunctions, AwsRetry retry)
{
    private const int MostNamed = 5;

    private readonly ExecutionList _list = new(stepFunctions, retry);

    /// <summary>The ARN of the execution.</summary>
    /// <param name="machines">The state machines whose execution it may be.</param>
    /// <param name="given">Its ARN, its name, or the beginning of the name of one of the newest thousand.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="DeploymentException">There is none, or there are several.</exception>
    public async Task<string> FindAsync(
        IReadOnlyList<StateMachineReference> machines,
        string given,
        CancellationToken cancellationToken
    )
    {
        var isArn = given.StartsWith("arn:", StringComparison.Ordinal);
        var candidates = isArn
            ? machines.Where(machine => machine.Has(given)).Select(_ => given)
            : machines.Select(machine => machine.ArnOf(given));
        var found = new List<string>();
        foreach (var arn in candidates)
        {
            if (await ExistsAsync(arn, cancellationToken))
            {
                found.Add(arn);
            }
        }
        if (found.Count == 0 && !isArn)
        {
            var newest = await _list.NewestAsync(machines, null, ExecutionList.LargestPage, cancellationToken);
            found.AddRange(
                newest.Where(each => each.Name.StartsWith(given, StringComparison.Ordinal)).Select(each => each.Arn)
            );
        }
        return found.Count == 1 ? found[0] : throw NotOne(machines, given, found);
    }

    private async Task<bool> ExistsAsync(string arn, CancellationToken cancellationToken)
    {
        var request = new DescribeExecutionRequest { ExecutionArn = arn };
        try
        {
            await retry.RunAsync(t => stepFunctions.DescribeExecutionAsync(request, t), cancellationToken);
            return true;
        }
        catch (ExecutionDoesNotExistException)
        {
            return false;
        }
        catch (InvalidArnException)
        {
            return false; // what is given is no name
        }
    }

    private static DeploymentException NotOne(
        IReadOnlyList<StateMachineReference> machines,
        string given,
        List<string> found
    )
    {
        var names = string.Join(", ", found.Take(MostNamed).Select(static arn => arn[(arn.LastIndexOf(':') + 1)..]));
        var rest = found.Count > MostNamed ? $" and {found.Count - MostNamed} more" : "";
        return DeploymentException.Configuration(
            found.Count > 0
                ? $"--execution: '{given}' is the beginning of {names}{rest}; give more of the name"
                : $"--execution: '{given}' is no execution of {string.Join(", ", machines.Select(m => m.Name))}; "
                    + "./build.sh Executions lists them"
        );
    }
}
