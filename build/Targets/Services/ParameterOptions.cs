using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Targets.CommandLine;

namespace AiChef.Targets.Services;

/// <summary>Template parameters from the command line: any number of Key=Value.</summary>
internal static class ParameterOptions
{
    /// <summary>Splits each at its first equals sign; the value may contain further ones and may be empty.</summary>
    /// <exception cref="DeploymentException">
    /// A word has no equals sign, or a key is given twice; the value is not shown because it may be a secret.
    /// </exception>
    internal static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> words)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var position = 0;
        foreach (var word in words)
        {
            position++;
            var at = word.IndexOf('=');
            if (at <= 0)
            {
                throw DeploymentException.Configuration($"--parameters: word {position} is not of the form Key=Value");
            }

            if (!values.TryAdd(word[..at], word[(at + 1)..]))
            {
                throw DeploymentException.Configuration($"--parameters: '{word[..at]}' is given twice");
            }
        }
        return values;
    }

    /// <summary>Makes sure that each value is for a parameter of at least one of the stacks.</summary>
    /// <exception cref="DeploymentException">A parameter is declared by none of them.</exception>
    internal static void CheckAllTaken(
        IReadOnlyDictionary<string, string> values,
        IReadOnlyList<StackDeclaration> stacks
    )
    {
        var declared = stacks.SelectMany(stack => stack.Template.Parameters.Keys).ToHashSet(StringComparer.Ordinal);
        KnownNames.Check("--parameters", values.Keys, declared, "a parameter of any template to be deployed");
    }
}
