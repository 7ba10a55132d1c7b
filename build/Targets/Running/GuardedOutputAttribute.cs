using System.Reflection;
using AiChef.Targets.Output;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>
/// Installs the guarded console and the masked log as soon as the parameters, and with them the secrets, are known.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class GuardedOutputAttribute : RunExtensionAttribute, IOnBuildCreated
{
    /// <summary>AWS's are longer. Those for LocalCloud are common words.</summary>
    private const int ShortestCredential = 16;

    private static readonly string[] Credentials = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

    /// <summary>With any other verbosity a person wants more lines than the view shows, or none.</summary>
    private static bool CanShowLiveView =>
        TerminalColors.CanRedraw
        && NukeBuild.IsLocalBuild
        && string.IsNullOrEmpty(EnvironmentInfo.GetVariable("CI"))
        && NukeBuild.Verbosity == Verbosity.Normal;

    /// <summary>NUKE reads parameters at 150 and 100.</summary>
    public GuardedOutputAttribute() => Priority = 90;

    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        foreach (
            var secret in Build
                .GetType()
                .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
                .Where(f => f.IsDefined(typeof(SecretAttribute)))
        )
        {
            var given = secret.GetValue(Build);
            foreach (var value in given as IEnumerable<string> ?? [given as string ?? ""])
            {
                Run.Secrets.Hide(value);
            }
        }

        foreach (
            var credential in Credentials
                .Select(name => EnvironmentInfo.GetVariable<string>(name))
                .Where(c => c?.Length >= ShortestCredential)
        )
        {
            Run.Secrets.Hide(credential);
        }

        var isGuarded = GitHubActions.Instance is not null;
        var (output, error) = (Console.Out, Console.Error);
        if (CanShowLiveView)
        {
            var screen = new TerminalScreen(Console.Out, () => Console.WindowWidth);
            Run.Live.Use(screen);
            (output, error) = (screen.Above(output), Console.IsErrorRedirected ? error : screen.Above(error));
        }
        Console.SetOut(new GuardedOutput(output, Run.Secrets, isGuarded));
        Console.SetError(new GuardedOutput(error, Run.Secrets, isGuarded));
        Log.Logger = MaskedLog.Around(Log.Logger, Run.Secrets.Masked);
        LogFolder.Protect(Build.TemporaryDirectory);
    }
}
