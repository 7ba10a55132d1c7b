using System.Text.RegularExpressions;

namespace AiChef.Targets.Workflows;

/// <summary>Who reviews changes of the delivery: a setting of the repository, one line in a file.</summary>
internal static partial class DeliveryOwners
{
    /// <summary>The file with the setting.</summary>
    internal const string File = ".github/delivery-owners";

    /// <summary>
    /// Teams or people of GitHub, each after a space; null if the file is missing or says something else.
    /// </summary>
    /// <remarks>
    /// https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
    /// </remarks>
    internal static string? In(string root)
    {
        var path = Path.Combine(root, File);
        var text = System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path).Trim() : "";
        return Owners().IsMatch(text) ? text : null;
    }

    /// <summary>
    /// Those that GitHub would ignore, since they are teams of another organisation than the one that owns the
    /// repository.
    /// </summary>
    internal static IEnumerable<string> Ignored(string owners, string organisation) =>
        owners
            .Split(' ')
            .Where(owner =>
                owner.Contains('/', StringComparison.Ordinal)
                && !owner.StartsWith($"@{organisation}/", StringComparison.OrdinalIgnoreCase)
            );

    [GeneratedRegex(@"^@[\w-]+(/[\w.-]+)?( @[\w-]+(/[\w.-]+)?)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Owners();
}
