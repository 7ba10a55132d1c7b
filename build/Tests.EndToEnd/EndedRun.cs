using Shouldly;

namespace AiChef.Tests.EndToEnd;

/// <summary>A program that has ended.</summary>
/// <param name="Command">How it was called.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it printed, to both of its streams.</param>
public sealed record EndedRun(string Command, int ExitCode, string Output)
{
    /// <summary>Its output on one line, with a space where the AWS CLI puts a tab.</summary>
    public string Answer => Output.Trim().Replace('\t', ' ');

    /// <summary>Runs a program to its end.</summary>
    public static async Task<EndedRun> OfAsync(
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string?>? variables = null
    )
    {
        var (exitCode, output) = await ChildProcess.RunAsync(program, arguments, folder, variables);
        return new EndedRun($"{Path.GetFileName(program)} {string.Join(' ', arguments)}", exitCode, output);
    }

    /// <summary>Requires an exit code, and texts in the output.</summary>
    public EndedRun ShouldEnd(int exitCode, params string[] texts)
    {
        ExitCode.ShouldBe(exitCode, $"{Command}\n{Output}");
        foreach (var text in texts)
        {
            Output.Contains(text, StringComparison.Ordinal).ShouldBeTrue($"'{text}' is missing: {Command}\n{Output}");
        }
        return this;
    }
}
