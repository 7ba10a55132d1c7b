using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Templates;

public sealed class TemplateReaderTests
{
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
}
