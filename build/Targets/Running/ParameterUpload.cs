using AiChef.Deployment;
using AiChef.Deployment.Parameters;
using AiChef.Targets.Cloud;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>Writes what functions read at run time, from variables of this process into the Parameter Store.</summary>
/// <param name="options">Which values, and where to.</param>
internal sealed class ParameterUpload(RunOptions options)
{
    /// <summary>Writes all of them except those that already have the value.</summary>
    /// <exception cref="DeploymentException">No name was given, or a variable is missing.</exception>
    internal async Task WriteAsync(CloudSession session, CancellationToken cancellationToken)
    {
        if (options.ParameterNames.Count + options.SecretNames.Count == 0)
        {
            throw DeploymentException.Configuration("name what to write with --parameter-names or --secret-names");
        }
        List<RuntimeParameter> parameters =
        [
            .. options.ParameterNames.Select(name => Read(name, isSecret: false)),
            .. options.SecretNames.Select(name => Read(name, isSecret: true)),
        ];
        await session.Account.CheckAsync(cancellationToken);
        var writer = new ParameterWriter(session.Clients.Ssm, session.Retry);
        foreach (var parameter in parameters)
        {
            var (version, written) = await writer.WriteAsync(parameter, cancellationToken);
            Log.Information(
                written
                    ? "{Path} ({Type}) written, version {Version}"
                    : "{Path} ({Type}) is up to date, version {Version}",
                parameter.Path,
                parameter.Type.Value,
                version
            );
        }
    }

    private RuntimeParameter Read(string name, bool isSecret) =>
        RuntimeParameter.Of(
            options.Environment.NamePrefix,
            options.Environment.Name,
            name,
            isSecret,
            Environment.GetEnvironmentVariable
        );
}
