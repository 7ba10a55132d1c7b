using AiChef.Deployment.Aws;
using Amazon.SecurityToken.Model;

namespace AiChef.Deployment.Environments;

/// <summary>
/// Makes sure, before the first write, that the credentials belong to the account that the environment allows.
/// </summary>
/// <param name="clients">The STS client.</param>
/// <param name="environment">The environment that is deployed to.</param>
/// <param name="time">The clock of retries.</param>
public sealed class AccountGuard(AwsClients clients, DeploymentEnvironment environment, TimeProvider time)
{
    private readonly Lock _gate = new();
    private Task? _check;

    /// <summary>True once the account was checked, which happens right before the first write.</summary>
    public bool HasPassed => _check is { IsCompletedSuccessfully: true };

    /// <summary>The ARN of the credentials; null before the account was checked.</summary>
    public string? Caller { get; private set; }

    /// <summary>
    /// Done once the account was checked and before the first write, such as noting what is there. Nothing by default.
    /// </summary>
    public Func<CancellationToken, Task> BeforeWrites { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Asks AWS once for the account of the credentials; later calls share the answer.</summary>
    /// <exception cref="DeploymentException">They belong to another account; nothing was written.</exception>
    public Task CheckAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _check ??= AskAsync(cancellationToken);
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var identity = await clients
            .Retry(time)
            .RunAsync(t => clients.Sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), t), cancellationToken);
        Caller = identity.Arn;
        if (identity.Account != environment.AccountId)
        {
            throw DeploymentException.Configuration(
                $"wrong account: the credentials belong to {identity.Account}, "
                    + $"environment '{environment.Name}' allows only {environment.AccountId}"
            );
        }
        await BeforeWrites(cancellationToken);
    }
}
