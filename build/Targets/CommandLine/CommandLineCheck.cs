using System.Collections;
using Nuke.Common;

namespace AiChef.Targets.CommandLine;

/// <summary>
/// Runs before NUKE reads its arguments, since NUKE ignores unknown options, only warns about values it cannot convert and takes
/// a target behind an option for the option's value.
/// </summary>
internal static class CommandLineCheck
{
    /// <summary>
    /// Reports every mistake on standard error and gives the exit code; null when the build may run. When targets stand behind
    /// options the same program is started again with the targets in front.
    /// </summary>
    public static int? Run<T>()
        where T : NukeBuild
    {
        var declaration = BuildReflection.Of(typeof(T));
        var arguments = Environment.GetCommandLineArgs()[1..];
        var parsed = ArgumentParser.Parse(declaration, arguments);
        var fromEnvironment = declaration.Options.Except(parsed.Options.Select(x => x.Declaration));
        var variables = ParameterVariables.Check(fromEnvironment, EnvironmentVariables());
        var mistakes = parsed.Mistakes.Concat(variables.Mistakes).Concat(Hosts.Mistakes(parsed)).ToList();
        foreach (var mistake in mistakes)
            Console.Error.WriteLine($"error: {mistake}");
        if (mistakes.Count > 0)
            return ExitCodes.WrongArguments;

        foreach (var name in variables.Hidden)
            Environment.SetEnvironmentVariable(name, null);
        return parsed.InNukeOrder.SequenceEqual(arguments, StringComparer.Ordinal) ? null : ProcessRestart.Run(parsed.InNukeOrder);
    }

    private static List<KeyValuePair<string, string>> EnvironmentVariables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(x => KeyValuePair.Create((string)x.Key, (string?)x.Value ?? ""))
            .ToList();
}
