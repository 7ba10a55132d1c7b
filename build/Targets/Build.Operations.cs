using AiChef.Targets.CommandLine;
using AiChef.Targets.Running;
using Nuke.Common;

partial class Build
{
    [Parameter("Remove without asking")]
    readonly bool Confirm;

    [Parameter("Services that Remove deletes; all by default", Separator = OptionList.Commas)]
    readonly string[] Services = [];

    Target Status =>
        _ =>
            _.Description("Shows all stacks of the environment")
                .Executes(() => Run.WorkAsync(new StackOverview(Run).ShowAsync));

    Target Remove =>
        _ =>
            _.Description("Deletes the stacks of the environment, after asking")
                .Executes(() => Run.WorkAsync(new Removal(Run, Confirm).RemoveAsync));
}
