using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Templates;

public sealed class TemplateReaderTests
{
    [Theory]
    [InlineData("A: one\n---\nB: two\n", TemplateDefect.SecondDocument, 2)]
    [InlineData("A: one\n...\n---\n{{{", TemplateDefect.SecondDocument, 3)]
    [InlineData("A: &a one\nB: *a\n", TemplateDefect.Alias, 2)]
    [InlineData("A: &a {B: c}\nD:\n  <<: *a\n", TemplateDefect.Alias, 3)]
    [InlineData("D:\n  <<: {B: c}\n", TemplateDefect.MergeKey, 2)]
    [InlineData("A: 1\nB: 2\nA: 3\n", TemplateDefect.DuplicateKey, 3)]
    [InlineData("A:\n  yes: 1\n  'true': 2\n", TemplateDefect.DuplicateKey, 3)]
    [InlineData("{\"A\": 1,\n \"B\": 2,\n \"A\": 3}", TemplateDefect.DuplicateKey, 3)]
    [InlineData("A: !!set {b}\n", TemplateDefect.Type, 1)]
    [InlineData("A: !!binary aGk=\n", TemplateDefect.Type, 1)]
    [InlineData("A: !!timestamp 2026-01-01\n", TemplateDefect.Type, 1)]
    [InlineData("{\"A\": 1,}", TemplateDefect.Json, 1)]
    [InlineData("{\"A\": 1}\n{}", TemplateDefect.Json, 2)]
    [InlineData("{\"A\": \"\\ud800\"}", TemplateDefect.Json, 1)]
    [InlineData("A: [\n", TemplateDefect.Yaml, 2)]
    [InlineData("A: @b\n", TemplateDefect.YamlCharacter, 1)]
    [InlineData("# nothing\n", TemplateDefect.Empty, 1)]
    public void What_CloudFormation_does_not_read_is_refused_with_its_line(string text, TemplateDefect defect, int line)
    {
        var mistake = Should.Throw<TemplateSyntaxException>(() => TemplateReader.Read(text));

        mistake.Defect.ShouldBe(defect);
        mistake.Line.ShouldBe(line);
        mistake.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("A: &unused one\n", "one")]
    [InlineData("%YAML 1.1\n---\nA: one\n", "one")]
    [InlineData("A: one\n...\n", "one")]
    [InlineData("\uFEFFA: one\n", "one")]
    [InlineData("'<<': b\nA: one\n", "one")]
    [InlineData("A: !!str 012\n", "012")]
    [InlineData("A: !Ref 012\n", "012")]
    [InlineData("{\"A\": \"\\ud83c\\udf5c \\/\"}", "🍜 /")]
    [InlineData("{\t\"A\": \"one\"}", "one")]
    [InlineData("{\"B\": {\"012\": 1}, \"A\": 1e3}", "1e3")]
    public void What_CloudFormation_reads_is_read(string text, string value) =>
        TemplateReader.Read(text)["A"]!.Scalar.ShouldBe(value);

    [Theory]
    [InlineData("A: x\nB:\n  C: y\n  D: [z, !Ref W]\n")]
    [InlineData("{\"A\": \"x\",\n\"B\": {\n  \"C\": \"y\",\n  \"D\": [\"z\", {\"Ref\": \"W\"}]}}")]
    public void Each_node_knows_its_line_in_YAML_and_JSON(string text)
    {
        var root = TemplateReader.Read(text);

        root["A"]!.Line.ShouldBe(1);
        root["B"]!["C"]!.Line.ShouldBe(3);
        root["B"]!["D"]!.Items[1].Line.ShouldBe(4);
    }

    [Fact]
    public void A_long_line_of_JSON_is_read_in_time()
    {
        var list = string.Join(',', Enumerable.Repeat("{\"Key\": \"ü\"}", 60_000));

        TemplateReader.Read($"{{\"A\": [{list}]}}")["A"]!.Items.Count.ShouldBe(60_000);
    }

    /// <summary>Engine and LocalCloud are right or wrong together.</summary>
    [Fact]
    public void Nothing_else_reads_templates()
    {
        string[] readers =
        [
            .. new[] { typeof(AiChef.Deployment.DeploymentException), typeof(AiChef.LocalCloud.LocalCloudHost) }
                .Where(static type =>
                    type.Assembly.GetReferencedAssemblies().Any(static used => used.Name == "YamlDotNet")
                )
                .Select(static type => type.Assembly.GetName().Name!),
        ];

        readers.ShouldBeEmpty();
    }
}
