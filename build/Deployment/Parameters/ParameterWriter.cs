using AiChef.Deployment.Aws;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;

namespace AiChef.Deployment.Parameters;

/// <summary>Writes what functions read at run time into the Parameter Store. Values are never shown.</summary>
/// <param name="ssm">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class ParameterWriter(IAmazonSimpleSystemsManagement ssm, AwsRetry retry)
{
    /// <summary>Writes a parameter unless it has that value and type already. Safe to repeat.</summary>
    /// <returns>The version it has now, and whether it was written.</returns>
    /// <exception cref="DeploymentException">AWS refused.</exception>
    public async Task<(long Version, bool Written)> WriteAsync(
        RuntimeParameter parameter,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var known = await FindAsync(parameter.Path, cancellationToken);
            if (known is not null && known.Value == parameter.Value && known.Type == parameter.Type)
            {
                return (known.Version ?? 0, false);
            }

            var written = await retry.RunAsync(
                t =>
                    ssm.PutParameterAsync(
                        new PutParameterRequest
                        {
                            Name = parameter.Path,
                            Value = parameter.Value,
                            Type = parameter.Type,
                            Overwrite = true,
                        },
                        t
                    ),
                cancellationToken
            );
            return (written.Version ?? 0, true);
        }
        catch (AmazonServiceException e)
        {
            throw AwsRefusal.Of(parameter.Path, e, parameter.Value);
        }
    }

    private async Task<Parameter?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return (
                await retry.RunAsync(
                    t => ssm.GetParameterAsync(new GetParameterRequest { Name = path, WithDecryption = true }, t),
                    cancellationToken
                )
            ).Parameter;
        }
        catch (ParameterNotFoundException)
        {
            return null;
        }
    }
}
