using AiChef.Bench.Programs;

namespace AiChef.Bench.Contenders;

/// <summary>The build of this repository, with one target for each stack.</summary>
/// <param name="Name">The command, as the tables name it.</param>
internal sealed record BuildContender(string Name) : Contender(Name)
{
    internal override bool IsOtherTool => false;

    internal override Command Deploy(Deployment deployment) =>
        deployment.Checkout.Build([
            .. deployment.Stacks.Select(stack => stack.Order.Target),
            "--state-folder",
            deployment.Cloud.Folder,
        ]);
}
