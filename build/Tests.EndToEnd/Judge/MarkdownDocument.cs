namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>A document in Markdown.</summary>
/// <param name="text">Its text.</param>
internal sealed class MarkdownDocument(string text)
{
    private const string Fence = "```";

    /// <summary>The commands of the fenced blocks that are marked <c>bash</c>, one text for each block.</summary>
    /// <exception cref="FormatException">A block does not end.</exception>
    public IReadOnlyList<string> BashBlocks() =>
        [.. Blocks().Where(static block => block.Language == "bash").Select(static block => block.Content)];

    private IEnumerable<(string Language, string Content)> Blocks()
    {
        string? language = null;
        List<string> lines = [];
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var isFence = line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);
            if (language is null && isFence)
            {
                language = line.Trim()[Fence.Length..];
            }
            else if (language is not null && isFence)
            {
                yield return (language, string.Join('\n', lines));
                language = null;
                lines.Clear();
            }
            else if (language is not null)
            {
                lines.Add(line);
            }
        }
        if (language is not null)
        {
            throw new FormatException($"the block '{Fence}{language}' does not end");
        }
    }
}
