using System.Reflection;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;

/// <summary>Puts the guarded console in place as soon as the parameters, and with them the secrets, are known.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class GuardedOutputAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    /// <summary>NUKE reads parameters at 150 and 100.</summary>
    public GuardedOutputAttribute() => Priority = 90;

    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        var build = (Build)Build;
        foreach (var secret in typeof(Build).GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(f => f.IsDefined(typeof(SecretAttribute))))
            build.Guard.Hide(secret.GetValue(build) as string);
        Console.SetOut(build.Guard);
    }
}
