using System.Globalization;
using System.Text.Json;

namespace AiChef.Targets.Mutation;

/// <summary>How many changes of one file the tests noticed.</summary>
/// <param name="File">The file, relative to the root.</param>
/// <param name="Noticed">Changes at which a test failed or did not end.</param>
/// <param name="Survivors">Those that no test noticed, or no test reached, with their places.</param>
internal sealed record MutationScore(string File, int Noticed, IReadOnlyList<string> Survivors)
{
    /// <summary>The score in percent; a file in which nothing can be changed has 100.</summary>
    internal double Percent => Share(Noticed, Survivors.Count);

    /// <summary>The score in percent over several files.</summary>
    internal static double Of(IReadOnlyCollection<MutationScore> scores) =>
        Share(scores.Sum(score => score.Noticed), scores.Sum(score => score.Survivors.Count));

    /// <summary>A table for people, in Markdown, with all files together in its last row.</summary>
    internal static string TableOf(IReadOnlyCollection<MutationScore> scores) =>
        string.Concat([
            "| file | changes | noticed | share |\n|---|---:|---:|---:|\n",
            .. scores.Select(score => Row($"`{score.File}`", score.Noticed, score.Survivors.Count)),
            Row("all", scores.Sum(score => score.Noticed), scores.Sum(score => score.Survivors.Count)),
        ]);

    private static string Row(string name, int noticed, int survived) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {noticed + survived} | {noticed} | {Share(noticed, survived):0.0} % |\n"
        );

    /// <summary>Reads the report of a mutation run.</summary>
    /// <param name="report">The report.</param>
    /// <param name="root">The folder to which names of files are relative.</param>
    /// <remarks>https://github.com/stryker-mutator/mutation-testing-elements, its report schema.</remarks>
    internal static IReadOnlyList<MutationScore> Read(Stream report, string root)
    {
        using var document = JsonDocument.Parse(report);
        var top = document.RootElement;
        var origin = top.TryGetProperty("projectRoot", out var given) ? given.GetString()! : root;
        return
        [
            .. top.GetProperty("files")
                .EnumerateObject()
                .Select(file => Of(Path.GetRelativePath(root, Path.Combine(origin, file.Name)), file.Value))
                .Where(score => score.Noticed + score.Survivors.Count > 0)
                .OrderBy(score => score.File, StringComparer.Ordinal),
        ];
    }

    private static MutationScore Of(string file, JsonElement value)
    {
        var mutants = value.GetProperty("mutants").EnumerateArray().ToList();
        return new MutationScore(
            file.Replace('\\', '/'),
            mutants.Count(mutant => Status(mutant) is "Killed" or "Timeout"),
            [.. mutants.Where(mutant => Status(mutant) is "Survived" or "NoCoverage").Select(Describe)]
        );
    }

    private static string Describe(JsonElement mutant)
    {
        var line = mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32();
        var reach = Status(mutant) == "NoCoverage" ? ", reached by no test" : "";
        var replacement = mutant.GetProperty("replacement").GetString()!.ReplaceLineEndings(" ").Trim();
        return $"{line}: {mutant.GetProperty("mutatorName").GetString()}{reach}: {replacement}";
    }

    private static string Status(JsonElement mutant) => mutant.GetProperty("status").GetString()!;

    private static double Share(int noticed, int survived) =>
        noticed + survived == 0 ? 100 : 100.0 * noticed / (noticed + survived);
}
