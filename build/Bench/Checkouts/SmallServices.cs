using System.Text.RegularExpressions;

namespace AiChef.Bench.Checkouts;

/// <summary>
/// Small services: the example of "Adding a service" in <c>backend/infrastructure/README.md</c>, as often as asked for.
/// </summary>
/// <param name="page">The text of that page.</param>
internal sealed partial class SmallServices(string page)
{
    /// <summary>The page, relative to the root of a checkout.</summary>
    internal const string Page = "backend/infrastructure/README.md";

    /// <summary>The files of one service, by their paths.</summary>
    /// <param name="number">What its names end with, from 1.</param>
    internal IReadOnlyDictionary<string, string> FilesOf(int number) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StackOrder.Small(number).Template] = Numbered(Example("yaml"), number),
            [$"build/Targets/Build.Pantry{number}.cs"] = Numbered(Example("csharp"), number),
        };

    /// <summary>Adds services to a checkout.</summary>
    internal static void AddTo(string root, int count)
    {
        var services = new SmallServices(File.ReadAllText(Path.Combine(root, Page)));
        foreach (var (path, text) in Enumerable.Range(1, count).SelectMany(services.FilesOf))
        {
            File.WriteAllText(Path.Combine(root, path), text);
        }
    }

    private static string Numbered(string text, int number) =>
        PantryWord().Replace(text, name => $"{name.Value}{number}");

    private string Example(string language)
    {
        var section = Section().Match(page).Value;
        var block = Regex.Match(
            section,
            $"^```{language}\n(?<text>.*?)^```$",
            RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        return block.Success
            ? block.Groups["text"].Value
            : throw new BenchFailure($"{Page} shows no {language} below 'Adding a service'");
    }

    [GeneratedRegex("^### Adding a service$.*?(?=^##)", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Section();

    [GeneratedRegex("[Pp]antry", RegexOptions.None, 1000)]
    private static partial Regex PantryWord();
}
