using AiChef.Targets.CommandLine;
using AiChef.Targets.Mutation;
using Nuke.Common;
using Nuke.Common.IO;

partial class Build
{
    [Parameter(
        "Mutate: the files to change, or their folders; by default what differs from --since",
        Separator = OptionList.Commas
    )]
    readonly string[] Files = [];

    [Parameter("Mutate: the commit or branch to compare with; main by default")]
    readonly string Since = "main";

    AbsolutePath MutationDirectory => RootDirectory / "artifacts" / "mutation";

    Target Mutate =>
        _ =>
            _.Description(
                    "Changes the code in one place at a time, and shows which changes no test notices; takes minutes"
                )
                .Produces(MutationDirectory / "*" / "reports" / "*", MutationDirectory / "*" / MutationRun.ScoresFile)
                .Executes(() => Run.WorkAsync(new MutationRun(Files, Since, MutationDirectory).RunAsync));
}
