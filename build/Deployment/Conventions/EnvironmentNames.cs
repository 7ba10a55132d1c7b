namespace AiChef.Deployment.Conventions;

/// <summary>Finds names that two environments would share, so that one of them would overwrite the other.</summary>
public static class EnvironmentNames
{
    /// <summary>The problems of all environments, each at the template that gives the name.</summary>
    public static IEnumerable<ConventionProblem> Check(IReadOnlyList<EnvironmentTemplates> environments) =>
        environments
            .SelectMany(environment =>
                environment
                    .Templates.SelectMany(NamedThing.In)
                    .Select(thing => new Use(environment.Name, thing, KeyOf(environment, thing)))
            )
            .GroupBy(static use => use.Key, StringComparer.Ordinal)
            .SelectMany(static same =>
                same.DistinctBy(static use => use.Environment)
                    .Skip(1)
                    .Select(other => Problem(other.Thing, same.First().Environment, other.Environment))
            );

    /// <summary>Equal for two things of which only one can exist.</summary>
    private static string KeyOf(EnvironmentTemplates environment, NamedThing thing)
    {
        var place = NameRule.Of(thing.Type).Scope switch
        {
            NameScope.World => "",
            NameScope.Account => environment.AccountId,
            _ => $"{environment.AccountId} {environment.Region}",
        };
        return $"{thing.Type} {place} {thing.Name}";
    }

    private static ConventionProblem Problem(NamedThing thing, string one, string other) =>
        thing.File.Problem(
            thing.Node,
            $"the environments {one} and {other} share the {thing.Kind} '{thing.Name}'",
            $"begin it with ${{{NamePrefix.Parameter}}}, and end it with ${{AWS::Region}} if regions share such names"
        );

    /// <summary>The use of a name in an environment.</summary>
    private sealed record Use(string Environment, NamedThing Thing, string Key);
}
