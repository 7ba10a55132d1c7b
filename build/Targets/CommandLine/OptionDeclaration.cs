using System.Globalization;
using System.Text;

namespace AiChef.Targets.CommandLine;

/// <summary>One option of the build: a [Parameter] member, or an option that NUKE itself has.</summary>
internal sealed record OptionDeclaration(string Name, OptionKind Kind, Type ValueType)
{
    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The values that may be given; null if only the type limits them.</summary>
    public IReadOnlyList<string>? AllowedValues => Values?.Value;

    /// <summary>Asked only when the option is used, since a provider may read files.</summary>
    public Lazy<IReadOnlyList<string>?>? Values { get; init; }

    /// <summary>Splits one word into several values.</summary>
    public char? Separator { get; init; }

    /// <summary>A NUKE secret, which must be encrypted in a file.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The value may be or contain a secret: no message repeats it.</summary>
    public bool HidesValue { get; init; }

    /// <summary>NUKE's own option rather than a parameter of this build.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>Its values are names of targets.</summary>
    public bool NamesTargets { get; init; }

    /// <summary>On the command line: AwsAccountId is --aws-account-id.</summary>
    public string Switch { get; } = "--" + Dashed(Name);

    /// <summary>As environment variable with NUKE's prefix: AwsAccountId is NUKE_AWS_ACCOUNT_ID.</summary>
    public string Variable => $"NUKE_{Switch[2..].Replace('-', '_').ToUpperInvariant()}";

    public bool IsCalled(string word) =>
        string.Equals(Letters(word), Letters(Name), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string word) => word.Replace("-", "", StringComparison.Ordinal);

    private static string Dashed(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var afterLower = i > 0 && char.IsLower(name[i - 1]);
            var beforeLower = i > 0 && i + 1 < name.Length && char.IsLower(name[i + 1]);
            if (char.IsUpper(name[i]) && (afterLower || beforeLower))
            {
                text.Append('-');
            }

            text.Append(char.ToLower(name[i], CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
