using AiChef.Deployment;
using AiChef.Deployment.Parameters;
using Nuke.Common;
using Serilog;

partial class Build
{
    [Parameter(
        "WriteParameters: names of plain values; each value comes from the environment variable PARAMETER_<NAME>"
    )]
    readonly string[] ParameterNames = [];

    [Parameter("WriteParameters: names of secrets; each value comes from the environment variable PARAMETER_<NAME>")]
    readonly string[] SecretNames = [];

    Target WriteParameters =>
        _ =>
            _.Description(
                    "Writes what functions read at run time into the Parameter Store, below /ai-chef/{environment}/"
                )
                .Executes(() =>
                    RunAsync(
                        async (session, cancellationToken) =>
                        {
                            if (ParameterNames.Length + SecretNames.Length == 0)
                            {
                                throw DeploymentException.Configuration(
                                    "name what is to be written by --parameter-names or --secret-names"
                                );
                            }

                            var parameters = ParameterNames
                                .Select(name => (name, isSecret: false))
                                .Concat(SecretNames.Select(name => (name, isSecret: true)))
                                .Select(p =>
                                    RuntimeParameter.Of(
                                        Environment.NamePrefix,
                                        Environment.Name,
                                        p.name,
                                        p.isSecret,
                                        System.Environment.GetEnvironmentVariable
                                    )
                                )
                                .ToList();
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
                    )
                );
}
