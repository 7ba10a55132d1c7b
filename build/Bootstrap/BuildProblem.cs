using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace AiChef.Bootstrap;

/// <summary>An error or a warning in MSBuild's output.</summary>
/// <remarks>https://learn.microsoft.com/nuget/reference/errors-and-warnings tells what NuGet's codes mean.</remarks>
internal sealed record BuildProblem(string Place, string Kind, string Code, string Text)
{
    private static readonly Regex Form = new(
        @"^\s*(?<place>.*?)\s*: (?<kind>error|warning)( (?<code>\w+))?\s*: (?<text>.*?)( \[[^\]]*(proj|slnx)\])?$"
    );

    /// <summary>The name of the probe that it is about; empty elsewhere.</summary>
    public string Probe => Match(Place, @"([^\\/]+)\.probe\.csproj$") ?? "";

    public bool IsError => Kind == "error";

    /// <summary>The feed has no such package (NU1101), or no such version of it (NU1102).</summary>
    public bool IsMissingPackage => IsError && Code is "NU1101" or "NU1102";

    /// <summary>The feed cannot be reached, or answers with an error.</summary>
    public bool IsFeedFailure => IsError && Code is "NU1300" or "NU1301" or "NU1302" or "NU1303";

    /// <summary>The name of the package that is missing.</summary>
    public string? MissingName => Match(Text, @"^Unable to find package ([\w.-]*\w)");

    /// <summary>NU1603: the version that was asked for is not served, and a newer one was taken.</summary>
    public (string Name, string Version)? NewerVersion =>
        Code == "NU1603"
        && Match(Text, @" depends on (\S+) ") is { } name
        && Match(Text, @"(\S+) was resolved instead") is { } version
            ? (name, version)
            : null;

    public static IReadOnlyList<BuildProblem> In(IEnumerable<string> lines) =>
        [
            .. lines
                .Select(line => Form.Match(line))
                .Where(match => match.Success)
                .Select(match => new BuildProblem(
                    match.Groups["place"].Value,
                    match.Groups["kind"].Value,
                    match.Groups["code"].Value,
                    WithoutCredentials(match.Groups["text"].Value.Trim())
                ))
                .Distinct(),
        ];

    /// <summary>The text without the user and password that the URL of a feed in it may hold.</summary>
    public static string WithoutCredentials(string text) => Regex.Replace(text, "://[^/@ ]*@", "://");

    public static IReadOnlyList<BuildProblem> ErrorsIn(IEnumerable<string> lines) =>
        [.. In(lines).Where(problem => problem.IsError)];

    /// <exception cref="MissingPackage">A package is missing.</exception>
    /// <exception cref="Failure">The restore failed for another reason.</exception>
    public static void ThrowIfRestoreFailed(IEnumerable<BuildProblem> errors)
    {
        ThrowIfFeedFailed(errors);
        if (errors.FirstOrDefault(e => e.Code.StartsWith("NU", StringComparison.Ordinal)) is { } error)
        {
            var message = $"the packages cannot be restored: {error.Text}";
            throw error.IsMissingPackage ? new MissingPackage(message) : new Failure(message);
        }
    }

    /// <exception cref="Failure">The feed cannot be reached, or answers with an error.</exception>
    public static void ThrowIfFeedFailed(IEnumerable<BuildProblem> problems)
    {
        var texts = problems
            .Where(problem => problem.IsFeedFailure)
            .Select(problem => problem.Text.TrimEnd('.'))
            .Distinct()
            .ToList();
        if (texts.Count > 0)
        {
            throw new Failure(
                $"the package feed cannot be used: {string.Join("; ", texts)}. "
                    + "Check the network and the NuGet configuration"
            );
        }
    }

    /// <summary>The line for the console, with paths from the root on.</summary>
    public string RelativeTo(string root) =>
        $"{Place}: {$"{Kind} {Code}".TrimEnd()}: {Text}".Replace(
            root + Path.DirectorySeparatorChar,
            "",
            StringComparison.Ordinal
        );

    private static string? Match(string text, string pattern) =>
        Regex.Match(text, pattern) is { Success: true } match ? match.Groups[1].Value : null;
}
