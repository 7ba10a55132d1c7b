using System.Text;
using System.Text.RegularExpressions;

namespace AiChef.LocalCloud.Ssm;

/// <summary>
/// What a parameter's name and value must satisfy.
/// https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
/// </summary>
internal static class SsmRules
{
    private const int StandardBytes = 4096;
    private const int AdvancedBytes = 8192;
    private const int MaxLevels = 15;
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    public static ParameterVersion Checked(string name, ParameterVersion version)
    {
        CheckName(name);
        if (version.Type is not ("String" or "StringList" or "SecureString"))
        {
            throw SsmErrors.Validation(
                $"1 validation error detected: Value '{version.Type}' at 'type' failed to satisfy "
                    + "constraint: Member must satisfy enum value set: [SecureString, StringList, String]"
            );
        }

        if (version.Value.Length == 0)
        {
            throw SsmErrors.Validation(
                "1 validation error detected: Value '' at 'value' failed to satisfy "
                    + "constraint: Member must have length greater than or equal to 1."
            );
        }

        var bytes = Encoding.UTF8.GetByteCount(version.Value);
        if (version.Tier == "Standard" && bytes > StandardBytes)
        {
            throw SsmErrors.Validation(
                "Standard tier parameters support a maximum parameter value of 4096 characters. To "
                    + "create a larger parameter value, upgrade the parameter to use the advanced-parameter "
                    + "tier. For more information, see "
                    + "https://docs.aws.amazon.com/systems-manager/latest/userguide/"
                    + "parameter-store-advanced-parameters.html"
            );
        }

        if (bytes > AdvancedBytes)
        {
            throw SsmErrors.Validation(
                "Advanced tier parameters support a maximum parameter value of 8192 characters."
            );
        }

        if (version.AllowedPattern is { } pattern && !Matches(pattern, version.Value))
        {
            throw new Wire.AwsException(
                "ParameterPatternMismatchException",
                $"Parameter value, cannot be validated against allowedPattern: {pattern}"
            );
        }

        return version;
    }

    private static bool Matches(string pattern, string value)
    {
        try
        {
            return Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, PatternTime);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        catch (RegexParseException)
        {
            throw new Wire.AwsException(
                "InvalidAllowedPatternException",
                "The request does not meet the regular expression requirement."
            );
        }
    }

    private static void CheckName(string name)
    {
        if (name.Any(static c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-' or '/')))
        {
            throw SsmErrors.Validation(
                "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a "
                    + "path, it can consist of sub-paths divided by slash symbol; each sub-path "
                    + "can be formed as a mix of letters, numbers and the following 3 symbols .-_"
            );
        }

        var first = name.TrimStart('/').Split('/')[0];
        if (
            first.StartsWith("aws", StringComparison.OrdinalIgnoreCase)
            || first.StartsWith("ssm", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw first.StartsWith("ssm", StringComparison.OrdinalIgnoreCase)
                ? SsmErrors.Validation(
                    "Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as "
                        + "a path, it can consist of sub-paths divided by slash symbol; each sub-path "
                        + "can be formed as a mix of letters, numbers and the following 3 symbols .-_"
                )
                : new Wire.AwsException("AccessDeniedException", "No access to reserved parameter name: " + name + ".");
        }

        if (name.Contains('/', StringComparison.Ordinal) && !name.StartsWith('/'))
        {
            throw SsmErrors.Validation("Parameter name must be a fully qualified name.");
        }

        if (name.Count(static c => c == '/') > MaxLevels)
        {
            throw new Wire.AwsException(
                "HierarchyLevelLimitExceededException",
                "The parameter hierarchy exceeds the limit of 15 levels."
            );
        }
    }
}
