namespace AiChef.Deployment.Conventions;

/// <summary>
/// Names begin with the environment's prefix, <c>ai-chef-…</c>, are unique in the backend and not too long.
/// </summary>
internal sealed class Names : IConvention
{
    public IEnumerable<ConventionProblem> Check(BackendFiles backend)
    {
        var named = backend.Templates.SelectMany(NamedThing.In).ToList();
        return
        [
            .. named
                .Where(thing => !NamePrefix.Begins(thing.Name, backend.NamePrefix))
                .Select(thing =>
                    thing.File.Problem(
                        thing.Node,
                        $"the {thing.Kind} '{thing.Name}' does not begin with '{backend.NamePrefix}-'",
                        $"name it {backend.NamePrefix}-…"
                    )
                ),
            .. named.Where(static thing => thing.Name.Length > NameRule.Of(thing.Type).Longest).Select(TooLong),
            .. named
                .Where(static thing => thing.Type != NamedThing.Export)
                .GroupBy(static thing => $"{thing.Type} {thing.Name}", StringComparer.Ordinal)
                .SelectMany(static same => same.Skip(1))
                .Select(static thing =>
                    thing.File.Problem(
                        thing.Node,
                        $"another {thing.Type} has the name '{thing.Name}' too",
                        "give it a unique name"
                    )
                ),
        ];
    }

    private static ConventionProblem TooLong(NamedThing thing) =>
        thing.File.Problem(
            thing.Node,
            $"the {thing.Kind} '{thing.Name}' has {thing.Name.Length} characters, "
                + $"AWS accepts {NameRule.Of(thing.Type).Longest}",
            "shorten it, or the environment's namePrefix"
        );
}
