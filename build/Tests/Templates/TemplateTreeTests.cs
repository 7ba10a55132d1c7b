using AiChef.Templates;
using FsCheck;
using FsCheck.Xunit;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Templates;

public sealed class TemplateTreeTests
{
    public static TheoryData<string> Files =>
        [
            .. Directory
                .GetFiles(Path.Combine(RepositoryRoot.Path, "backend", "infrastructure"), "*.yaml")
                .Select(file => Path.GetFileName(file)),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_template_of_the_backend_is_read_as_it_was(string file) =>
        ShouldComeBack(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", file)));

    [Theory]
    [InlineData("""{ "a": [1, "yes", null, true, { "b": {} }], "c": "" }""")]
    [InlineData("a: !Sub\n  - |\n    two\n    lines\n  - { b: !Ref C }\n!x g: !GetAtt h.i")]
    [InlineData("yes: no\n1: 010\nd: ~\ne: []\nf: 'no'")]
    [InlineData("just a text")]
    public void All_that_a_node_can_be_is_read_as_it_was(string text) => ShouldComeBack(text);

    [Property(MaxTest = 300)]
    public void Any_text_of_a_scalar_is_read_as_it_was(NonNull<string> text)
    {
        var quoted = System.Text.Json.JsonSerializer.Serialize(text.Get);

        ShouldComeBack($$"""{ {{quoted}}: [{{quoted}}] }""");
    }

    private static void ShouldComeBack(string text)
    {
        var tree = TemplateReader.Read(text);

        using var bytes = new MemoryStream(TemplateTree.Write(tree));
        var read = TemplateTree.Read(bytes);

        bytes.Position.ShouldBe(bytes.Length);
        Told(read).ShouldBe(Told(tree));
    }

    /// <summary>Everything that can be asked of a node and of those below it.</summary>
    private static string Told(TemplateNode node) =>
        $"{node.Line}:{node.Column} {node.Tag ?? "-"} {node.Value} {node.TextLine} {node.HasLines} {node.IsMap} "
        + $"[{string.Join(", ", node.Items.Select(Told))}] {{{string.Join(", ", node.Keys.Zip(node.Entries, Told))}}}";

    private static string Told(TemplateNode key, TemplateEntry entry) =>
        $"{Told(key)} {entry.Key}: {Told(entry.Value)}";
}
