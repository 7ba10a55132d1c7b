namespace AiChef.Targets.CommandLine;

/// <summary>The environment variables that NUKE would take as parameters: which to refuse, and which to hide.</summary>
internal sealed record ParameterVariables(IReadOnlyList<string> Mistakes, IReadOnlyList<string> Hidden)
{
    /// <summary>Lists as NUKE splits them, by the name of the variable: those that are written otherwise.</summary>
    public IReadOnlyDictionary<string, string> Lists { get; init; } = new Dictionary<string, string>();

    public static ParameterVariables Check(
        IEnumerable<OptionDeclaration> options,
        IReadOnlyCollection<EnvironmentVariable> variables
    )
    {
        var mistakes = new List<string>();
        var hidden = new List<string>();
        var lists = new Dictionary<string, string>();
        foreach (var option in options)
        {
            var matching = variables.Where(x => x.Names(option)).ToList();
            // NUKE reads an empty variable as false or as an empty list, but servers set it for an input that was not
            // given. A machine's HOST, TARGET or ROOT is not meant for the build; with the prefix NUKE_ it is.
            bool IsHidden(EnvironmentVariable x) => x.Value.Length == 0 || (option.IsBuiltIn && !x.HasPrefix);
            hidden.AddRange(matching.Where(IsHidden).Select(x => x.Name));
            var given = matching.Where(x => !IsHidden(x)).ToList();
            if (given.Count > 1)
            {
                var names = string.Join(", ", given.Select(x => x.Name).Order(StringComparer.Ordinal));
                mistakes.Add($"{option.Switch} is set by several environment variables: {names}");
            }
            else if (given is [var only])
            {
                var values = OptionList.Split(option, only.Value);
                var list = string.Join(option.Separator ?? ' ', values);
                if (option is { Kind: OptionKind.List, Separator: not null } && list != only.Value)
                {
                    lists[only.Name] = list;
                }
                if (values.Select(x => OptionValue.Mistake(option, x)).OfType<string>().FirstOrDefault() is { } mistake)
                {
                    mistakes.Add($"environment variable {only.Name}: {mistake}");
                }
            }
        }
        return new ParameterVariables(mistakes, hidden) { Lists = lists };
    }

    /// <summary>
    /// The value of an option in the environment; null if there is none, or several that contradict each other.
    /// </summary>
    public static string? ValueOf(OptionDeclaration option, IEnumerable<EnvironmentVariable> variables) =>
        variables.Where(x => x.Names(option)).ToList() is [{ Value.Length: > 0 } only] ? only.Value : null;
}
