namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>What a stack should be: its name, template, parameter values and tags.</summary>
public sealed record StackDeclaration
{
    /// <summary>The stack's name, 1 to 128 characters of <c>[a-zA-Z][-a-zA-Z0-9]*</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The template, read and checked.</summary>
    public required StackTemplate Template { get; init; }

    /// <summary>Values for the template's parameters; omitted ones have the template's default.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Parameters whose values count only when the stack is created; an update keeps what the stack has, and needs no
    /// value.
    /// </summary>
    public IReadOnlySet<string> InitialParameters { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Values that parameters have only while the stack is created; an update that follows at once gives them the
    /// others. Deletion protection is off until then, so that a creation that fails can be rolled back.
    /// </summary>
    public IReadOnlyDictionary<string, string> CreationParameters { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the stack is protected against deletion once it exists; false leaves it as it is.</summary>
    public bool TerminationProtection { get; init; }

    /// <summary>Alarms on which AWS rolls an operation back; null for none.</summary>
    public RollbackAlarms? RollbackAlarms { get; init; }

    /// <summary>Tags of the stack, which CloudFormation passes to its resources; at most 50.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The value each declared parameter will have once the stack exists.</summary>
    /// <exception cref="DeploymentException">A parameter has neither value nor default, is not declared, or has a value
    /// that is not allowed.</exception>
    public IReadOnlyDictionary<string, string> EffectiveParameters() => EffectiveParameters(Parameters);

    /// <summary>The value each declared parameter has while the stack is created.</summary>
    /// <exception cref="DeploymentException">As for <see cref="EffectiveParameters()"/>.</exception>
    internal IReadOnlyDictionary<string, string> ParametersAtCreation()
    {
        var given = new Dictionary<string, string>(Parameters, StringComparer.Ordinal);
        foreach (var (name, value) in CreationParameters)
        {
            given[name] = value;
        }
        return EffectiveParameters(given);
    }

    private Dictionary<string, string> EffectiveParameters(IReadOnlyDictionary<string, string> given)
    {
        var problems = given
            .Keys.Where(name => !Template.Parameters.ContainsKey(name))
            .Select(name => new SourceProblem(
                Template.DisplayPath,
                1,
                $"parameter '{name}' is not declared (declared: {Listed(Template.Parameters.Keys)})"
            ))
            .ToList();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in Template.Parameters.Values)
        {
            var value = given.GetValueOrDefault(parameter.Name) ?? parameter.Default;
            if (!given.ContainsKey(parameter.Name) && InitialParameters.Contains(parameter.Name))
            {
                values[parameter.Name] = value ?? "";
            }
            else if (value is null)
            {
                problems.Add(
                    new SourceProblem(
                        Template.DisplayPath,
                        parameter.Line,
                        $"parameter '{parameter.Name}' has no value and no default"
                    )
                );
            }
            else if (ParameterValueCheck.ProblemOf(parameter, value) is { } problem)
            {
                problems.Add(new SourceProblem(Template.DisplayPath, parameter.Line, problem));
            }
            else
            {
                values[parameter.Name] = value;
            }
        }
        return problems.Count == 0 ? values : throw DeploymentException.Mistakes(problems);
    }

    private static string Listed(IEnumerable<string> names) =>
        string.Join(", ", names) is { Length: > 0 } list ? list : "none";
}
