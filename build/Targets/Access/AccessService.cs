using AiChef.Deployment.Environments;
using AiChef.Targets.Services;

namespace AiChef.Targets.Access;

/// <summary>The roles of an environment; an administrator deploys them once, before GitHub deploys anything.</summary>
internal static class AccessService
{
    internal static Service Declaration { get; } =
        new()
        {
            Name = AccessNames.Stack,
            Target = "BootstrapAccess",
            Title = "Bootstrap Access",
            Subject = "AI Chef roles of GitHub and CloudFormation",
            Template = AccessTemplate.File,
            IsForAdministrators = true,
            IsProtected = true,
            NextSteps = AccessCommands.Of,
        };
}
