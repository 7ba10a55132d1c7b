using System.Text.RegularExpressions;
using AiChef.Targets.Workflows.Model;

namespace AiChef.Targets.Workflows;

/// <summary>
/// What to do with a pull request of Dependabot, which changes the pins in the generated workflows and not where they
/// are declared.
/// </summary>
internal static partial class PinAdvice
{
    /// <summary>A line for each action that workflows use at another commit than it is declared with.</summary>
    /// <param name="workflows">The texts of the workflows as they are in the checkout.</param>
    internal static IReadOnlyList<string> Of(IEnumerable<string> workflows) =>
        [
            .. workflows
                .SelectMany(text => Use().Matches(text))
                .SelectMany(use =>
                    ActionPin
                        .All.Where(pin => IsOtherVersion(pin.Value, use))
                        .Select(pin =>
                            $"to take over {pin.Value.Action} {use.Groups["version"].Value}, "
                            + $"set ActionPin.{pin.Key} in "
                            + "build/Targets/Workflows/Model/ActionPin.cs to "
                            + $"\"{use.Groups["version"].Value}\", \"{use.Groups["commit"].Value}\", "
                            + $"then run {GeneratedFile.Command}"
                        )
                )
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static bool IsOtherVersion(ActionPin pin, Match use) =>
        pin.Action == use.Groups["action"].Value && pin.Commit != use.Groups["commit"].Value;

    [GeneratedRegex(
        @"uses: (?<action>[\w./-]+)@(?<commit>[0-9a-f]{40}) # (?<version>v[\w.]+)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Use();
}
