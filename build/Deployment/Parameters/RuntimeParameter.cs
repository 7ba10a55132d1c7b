using System.Text.RegularExpressions;
using Amazon.SimpleSystemsManagement;

namespace AiChef.Deployment.Parameters;

/// <summary>
/// A value that functions of an environment read at run time, under <c>/ai-chef/{environment}/{name}</c>.
/// </summary>
public sealed partial class RuntimeParameter
{
    private RuntimeParameter(string path, string value, ParameterType type) =>
        (Path, Value, Type) = (path, value, type);

    /// <summary>Its full name.</summary>
    public string Path { get; }

    /// <summary>Its type: String, or SecureString for a secret.</summary>
    public ParameterType Type { get; }

    internal string Value { get; }

    /// <summary>
    /// The parameter of a name, its value taken from the environment variable <c>PARAMETER_{NAME}</c>.
    /// </summary>
    /// <param name="prefix">The prefix of the project's names, such as <c>ai-chef</c>.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="name">
    /// Letters, digits and <c>. - _</c>, taken as they are, such as <c>model-api-key</c> or <c>DB_URL</c>.
    /// </param>
    /// <param name="isSecret">Whether AWS keeps it encrypted.</param>
    /// <param name="variable">Gives the value of an environment variable.</param>
    /// <exception cref="DeploymentException">
    /// The name is malformed, or the variable is not set. The value is in no message.
    /// </exception>
    public static RuntimeParameter Of(
        string prefix,
        string environment,
        string name,
        bool isSecret,
        Func<string, string?> variable
    )
    {
        if (!Shape().IsMatch(name))
        {
            throw DeploymentException.Configuration(
                $"'{name}' is not a valid parameter name; use letters, digits, dots, "
                    + "hyphens and underscores, such as model-api-key or DB_URL"
            );
        }

        var source = VariableOf(name);
        var value = variable(source) is { Length: > 0 } given
            ? given
            : throw DeploymentException.Configuration(
                $"the parameter '{name}' takes its value from the environment variable {source}, which is not set"
            );
        return new RuntimeParameter(
            $"/{prefix}/{environment}/{name}",
            value,
            isSecret ? ParameterType.SecureString : ParameterType.String
        );
    }

    /// <summary>The environment variable with the value: <c>model-api-key</c> is in PARAMETER_MODEL_API_KEY.</summary>
    public static string VariableOf(string name) =>
        $"PARAMETER_{name.ToUpperInvariant().Replace('-', '_').Replace('.', '_')}";

    /// <summary>The path, never the value.</summary>
    public override string ToString() => Path;

    /// <remarks>
    /// https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
    /// </remarks>
    [GeneratedRegex("^[A-Za-z0-9_.-]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
