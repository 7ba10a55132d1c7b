using AiChef.Targets.CommandLine;
using AiChef.Targets.Running;
using Nuke.Common;

partial class Build
{
    [Parameter(
        "WriteParameters: names of plain values; each value comes from the environment variable PARAMETER_<NAME>",
        Separator = OptionList.Commas
    )]
    readonly string[] ParameterNames = [];

    [Parameter(
        "WriteParameters: names of secrets; each value comes from the environment variable PARAMETER_<NAME>",
        Separator = OptionList.Commas
    )]
    readonly string[] SecretNames = [];

    Target WriteParameters =>
        _ =>
            _.Description(
                    "Writes what functions read at run time into the Parameter Store, below /ai-chef/{environment}/"
                )
                .Executes(() => Run.WorkAsync(new ParameterUpload(Run.Options).WriteAsync));
}
