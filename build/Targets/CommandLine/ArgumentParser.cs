namespace AiChef.Targets.CommandLine;

/// <summary>
/// Parses the words of a command line. Targets may be anywhere. A flag takes a following true or false, a single option
/// one word, a list every word up to the next option or, after its first value, up to the first word that names a
/// target; lists of targets take them all.
/// </summary>
internal sealed class ArgumentParser(BuildDeclaration build)
{
    private readonly List<string> _targets = [];
    private readonly List<GivenOption> _options = [];
    private readonly List<string> _mistakes = [];

    public static ParsedArguments Parse(BuildDeclaration build, IReadOnlyList<string> arguments)
    {
        var parser = new ArgumentParser(build);
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var word))
        {
            if (IsOption(word))
            {
                parser.AddOption(word, rest);
            }
            else
            {
                parser.AddTargets(word);
            }
        }

        return new ParsedArguments(parser._targets, parser._options, parser._mistakes);
    }

    /// <summary>The same rule as NUKE's: also a negative number or a single dash.</summary>
    private static bool IsOption(string word) => word.StartsWith('-');

    private void AddTargets(string word)
    {
        _targets.Add(word);
        foreach (var name in word.Split('+', StringSplitOptions.RemoveEmptyEntries).Where(x => !build.IsTarget(x)))
        {
            _mistakes.Add(UnknownTarget(name));
        }
    }

    private void AddOption(string word, Queue<string> rest)
    {
        if (build.Option(word) is not { } option)
        {
            _mistakes.Add(UnknownOption(word));
            SkipValues(rest);
            return;
        }

        if (_options.Exists(x => x.Declaration == option))
        {
            _mistakes.Add($"{option.Switch} is given more than once");
        }

        var words = TakeWords(option, rest);
        _options.Add(new GivenOption(option, word, words));
        if (TakeDashedValue(option, words.Count, rest) is { } dashed)
        {
            _mistakes.Add(DashedValue(option, dashed));
            SkipValues(rest);
            return;
        }
        _mistakes.AddRange(Mistakes(option, words));
        if (option is { HidesValue: true, Kind: OptionKind.Single })
        {
            RefuseFurtherWords(option, rest);
        }
    }

    /// <summary>A value with a space, or a second value, would be reported as an unknown target.</summary>
    private void RefuseFurtherWords(OptionDeclaration option, Queue<string> rest)
    {
        var before = rest.Count;
        SkipValues(rest);
        if (rest.Count < before)
        {
            _mistakes.Add($"{option.Switch} takes one value; put a value with a space in quotes");
        }
    }

    /// <summary>
    /// The next word if it is meant as a value but begins with a dash: NUKE would drop it silently. It is a value if
    /// the option still takes one and the word is neither an option nor similar to one.
    /// </summary>
    private string? TakeDashedValue(OptionDeclaration option, int taken, Queue<string> rest)
    {
        var isDashed =
            option.Kind != OptionKind.Flag
            && (taken == 0 || option.Kind == OptionKind.List)
            && rest.TryPeek(out var next)
            && IsOption(next)
            && !next.StartsWith("--", StringComparison.Ordinal)
            && build.Option(next) is null
            && Suggestion.For(next, build.Options.Select(x => x.Switch)) is null;
        return isDashed ? rest.Dequeue() : null;
    }

    private static string DashedValue(OptionDeclaration option, string value)
    {
        var (given, example) = option.HidesValue ? ("the given value", "VALUE") : ($"'{value}'", value);
        return $"{option.Switch}: {given} begins with a dash, which makes it an option; "
            + $"give it as {option.Variable}={example}";
    }

    private List<string> TakeWords(OptionDeclaration option, Queue<string> rest)
    {
        var words = new List<string>();
        while (rest.TryPeek(out var next) && !IsOption(next) && Belongs(option, next, words.Count))
        {
            words.Add(rest.Dequeue());
        }

        return words;
    }

    private bool Belongs(OptionDeclaration option, string word, int taken) =>
        option.Kind switch
        {
            OptionKind.Flag => taken == 0 && bool.TryParse(word, out _),
            OptionKind.Single => taken == 0,
            OptionKind.Optional => taken == 0 && !build.IsTarget(word),
            _ => taken == 0 || option.NamesTargets || IsAllowed(option, word) || !build.IsTarget(word),
        };

    private static bool IsAllowed(OptionDeclaration option, string word) =>
        option.AllowedValues?.Contains(word, StringComparer.OrdinalIgnoreCase) ?? false;

    private IEnumerable<string> Mistakes(OptionDeclaration option, List<string> words)
    {
        // --skip alone means every dependency, and --root alone the working directory.
        if (words.Count == 0 && (option.Kind is OptionKind.Flag or OptionKind.Optional || option.Name == "Skip"))
        {
            return [];
        }

        if (words.Count == 0)
        {
            return
            [
                $"{option.Switch} needs a "
                    + $"value{(option.AllowedValues is { } allowed ? $": one of {string.Join(", ", allowed)}" : "")}",
            ];
        }

        if (option.Separator is { } both && words.Count > 1 && words.Exists(word => word.Contains(both)))
        {
            return [$"{option.Switch}: give each value as a word of its own, or all in one word; not both"];
        }
        var values = option.Separator is { } separator && words.Count == 1 ? words[0].Split(separator) : [.. words];
        return option.NamesTargets
            ? values.Where(x => !build.IsTarget(x)).Select(UnknownTarget)
            : values.Select(x => OptionValue.Mistake(option, x)).OfType<string>().Select(x => $"{option.Switch}: {x}");
    }

    private string UnknownTarget(string name) =>
        Suggestion.For(name, build.Targets) is { } near
            ? $"unknown target '{name}'; did you mean {near}?"
            : $"unknown target '{name}'; the targets are "
                + $"{string.Join(", ", build.Targets.Order(StringComparer.Ordinal))}";

    private string UnknownOption(string word)
    {
        var split = word.IndexOfAny(['=', ':']);
        if (split > 0 && build.Option(word[..split]) is { } meant)
        {
            return $"{(meant.HidesValue ? word[..split] : word)} is not understood; "
                + $"write {meant.Switch} {(meant.HidesValue ? "VALUE" : word[(split + 1)..])}";
        }
        // The text after the sign may be a secret of a misspelled option.
        word = split > 0 ? word[..split] : word;
        return Suggestion.For(word, build.Options.Select(x => x.Switch)) is { } near
            ? $"unknown option {word}; did you mean {near}?"
            : $"unknown option {word}; the options are "
                + $"{string.Join(", ", build.Options.Select(x => x.Switch).Order(StringComparer.Ordinal))}";
    }

    /// <summary>
    /// What follows an unknown option is most likely its value, so it is not reported as an unknown target as well.
    /// </summary>
    private void SkipValues(Queue<string> rest)
    {
        while (rest.TryPeek(out var next) && !IsOption(next) && !build.IsTarget(next))
        {
            rest.Dequeue();
        }
    }
}
