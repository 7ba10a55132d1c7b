using AiChef.Deployment.CloudFormation;
using AiChef.Deployment.Environments;

/// <summary>One independently deployable unit: what its target, script and workflow are made for.</summary>
internal sealed record Service
{
    /// <summary>Its name, such as <c>stepfunctions</c>; the script is <c>deploy-{name}.sh</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its target.</summary>
    public required string Target { get; init; }

    /// <summary>Its name for people, such as <c>Step Functions</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The file name of its template in backend/infrastructure.</summary>
    public required string Template { get; init; }

    /// <summary>What to look at after a deployment, made of the stack's outputs.</summary>
    public Func<IReadOnlyDictionary<string, string>, IEnumerable<string>> Next { get; init; } = _ => [];

    /// <summary>The stack that this service is in an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="infrastructure">The folder of the templates.</param>
    /// <param name="given">Parameter values that the person gave; they go before the environment's own.</param>
    public StackDeclaration StackIn(DeploymentEnvironment environment, string infrastructure, IReadOnlyDictionary<string, string> given)
    {
        var template = StackTemplate.Load(Path.Combine(infrastructure, Template), $"backend/infrastructure/{Template}");
        var parameters = new Dictionary<string, string>(given, StringComparer.Ordinal);
        if (template.Parameters.ContainsKey("Environment"))
            parameters.TryAdd("Environment", environment.Name);
        return new StackDeclaration { Name = environment.StackName(Name), Template = template, Parameters = parameters, Tags = environment.Tags };
    }
}
