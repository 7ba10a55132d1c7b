using AiChef.Targets.Workflows.Model;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Shouldly;
using YamlDotNet.RepresentationModel;

namespace AiChef.Tests.Targets.Workflows;

/// <summary>Whatever text stands in a workflow, others read that very text.</summary>
[Properties(Arbitrary = [typeof(YamlWriterProperties)], MaxTest = 500)]
public sealed class YamlWriterProperties
{
    /// <summary>The lines of a text.</summary>
    public static Arbitrary<string[]> Lines() =>
        Gen.NonEmptyListOf(YamlTexts.Any()).Resize(4).Select(lines => lines.ToArray()).ToArbitrary();

    [Property]
    public void A_text_of_one_line_is_read_as_it_was(string[] lines)
    {
        var yaml = new YamlWriter();
        yaml.Text("key", lines[0]);

        ((YamlScalarNode)Read(yaml)["key"]).Value.ShouldBe(lines[0]);
    }

    [Property]
    public void A_text_of_several_lines_is_read_as_it_was(string[] lines)
    {
        var text = string.Join('\n', ["first", .. lines, "last"]);
        var yaml = new YamlWriter();
        yaml.Map("outer", () => yaml.Item(() => yaml.Text("run", text)));

        ((YamlScalarNode)Read(yaml)["outer"][0]["run"]).Value.ShouldBe($"{text}\n");
    }

    [Property]
    public void The_entries_of_a_list_are_read_as_they_were(string[] lines)
    {
        var yaml = new YamlWriter();
        yaml.List("key", lines);

        ((YamlSequenceNode)Read(yaml)["key"]).Select(node => ((YamlScalarNode)node).Value).ShouldBe(lines);
    }

    private static YamlNode Read(YamlWriter yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml.ToString()));
        return stream.Documents[0].RootNode;
    }
}
