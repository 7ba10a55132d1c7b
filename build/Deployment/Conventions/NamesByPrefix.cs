namespace AiChef.Deployment.Conventions;

/// <summary>
/// Every name comes from the parameter <c>NamePrefix</c>: a name that is the same under another prefix would be shared
/// by the environments of an account. Applies where the environments give this parameter.
/// </summary>
internal sealed class NamesByPrefix : IConvention
{
    /// <summary>A prefix that no template can contain by accident.</summary>
    private const string Other = "prefix-of-another-environment";

    public IEnumerable<ConventionProblem> Check(BackendFiles backend) =>
        backend.GivenParameters.Contains(NamePrefix.Parameter)
            ? backend
                .Templates.Select(file => file.WithPrefix(backend.NamePrefix, Other))
                .SelectMany(NamedThing.In)
                .Where(static thing => !NamePrefix.Begins(thing.Name, Other))
                .Select(static thing =>
                    thing.File.Problem(
                        thing.Node,
                        $"the {thing.Kind} '{thing.Name}' is the same in every environment",
                        $"begin it with ${{{NamePrefix.Parameter}}}"
                    )
                )
            : [];
}
