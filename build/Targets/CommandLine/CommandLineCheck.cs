using AiChef.Deployment;
using AiChef.Targets.Output;
using AiChef.Targets.Processes;
using Nuke.Common;

namespace AiChef.Targets.CommandLine;

/// <summary>
/// Runs before NUKE reads its arguments, since NUKE ignores unknown options, only warns about values it cannot convert
/// and takes a target after an option for the option's value.
/// </summary>
internal static class CommandLineCheck
{
    /// <summary>
    /// Reports every mistake on standard error and returns the exit code; null if the build may run. If targets come
    /// after options, the same program is started again with the targets first.
    /// </summary>
    public static int? Run<T>()
        where T : NukeBuild
    {
        var arguments = Environment.GetCommandLineArgs()[1..];
        EarlyWarmUp.Begin(arguments);
        var declaration = BuildReflection.Of(typeof(T));
        if (UnusableRoot(declaration, arguments) is { } unusable)
        {
            Tell(unusable);
            return (int)FailureKind.Configuration;
        }
        // NUKE's own options first: a provider of allowed values may make NUKE read them.
        var mistakes = CheckVariables(declaration.Options.Where(x => x.IsBuiltIn));
        var parsed = ArgumentParser.Parse(declaration, arguments);
        mistakes.AddRange(parsed.Mistakes);
        mistakes.AddRange(
            CheckVariables(
                declaration.Options.Where(x => !x.IsBuiltIn).Except(parsed.Options.Select(x => x.Declaration))
            )
        );
        if (ParametersFiles.Root(parsed) is { } root)
        {
            mistakes.AddRange(ParametersFiles.Mistakes(declaration, root, Profiles(declaration, parsed)));
        }

        foreach (var mistake in mistakes)
        {
            Tell(mistake);
        }

        if (mistakes.Count > 0)
        {
            return (int)FailureKind.Configuration;
        }

        if (parsed.InNukeOrder.SequenceEqual(arguments, StringComparer.Ordinal))
        {
            return null;
        }
        if (Interruption.OfProcess.Token.IsCancellationRequested)
        {
            // The restarted program would not know about it.
            Tell("cancelled; nothing was started");
            return (int)FailureKind.Cancelled;
        }
        return ProcessRestart.Run(parsed.InNukeOrder);
    }

    /// <summary>Reported first: looking for other mistakes uses NUKE, which needs its folder.</summary>
    private static string? UnusableRoot(BuildDeclaration declaration, IReadOnlyList<string> arguments)
    {
        var option = declaration.Options.Single(x => x is { IsBuiltIn: true, Name: "Root" });
        var given = arguments.SkipWhile(x => !x.StartsWith('-') || !option.IsCalled(x)).Take(2).ToList();
        var root =
            given is [_, var folder] && !folder.StartsWith('-') ? Path.GetFullPath(folder) : ParametersFiles.FindRoot();
        return root is null ? null : RootFolder.Mistake(root);
    }

    /// <summary>On GitHub as an annotation.</summary>
    private static void Tell(string mistake)
    {
        // Read from the variable: NUKE's host would already read the parameters that are checked here.
        if (Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true")
        {
            Console.WriteLine(WorkflowCommand.Error(mistake));
        }
        else
        {
            Console.Error.WriteLine($"error: {mistake}");
        }
    }

    /// <summary>Named by the option, otherwise by its variable, as one name.</summary>
    private static IReadOnlyList<string> Profiles(BuildDeclaration declaration, ParsedArguments parsed)
    {
        var option = declaration.Options.Single(x => x is { IsBuiltIn: true, Name: "Profile" });
        if (parsed.Options.LastOrDefault(x => x.Declaration == option) is { } given)
        {
            return given.Words;
        }
        return ParameterVariables.ValueOf(option, EnvironmentVariable.All()) is { } profile ? [profile] : [];
    }

    private static List<string> CheckVariables(IEnumerable<OptionDeclaration> options)
    {
        var variables = ParameterVariables.Check(options, EnvironmentVariable.All());
        foreach (var name in variables.Hidden)
        {
            Environment.SetEnvironmentVariable(name, null);
        }
        foreach (var (name, list) in variables.Lists)
        {
            Environment.SetEnvironmentVariable(name, list);
        }

        return [.. variables.Mistakes];
    }
}
