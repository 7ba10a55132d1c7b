using AiChef.Targets.Workflows.Model;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace AiChef.Tests.Targets.Workflows;

public sealed class YamlWriterTests
{
    [Theory]
    [InlineData("main", "main")]
    [InlineData("backend/functions/**", "backend/functions/**")]
    [InlineData("${{ inputs.environment || 'dev' }}", "${{ inputs.environment || 'dev' }}")]
    [InlineData("", "''")]
    [InlineData("**/x", "'**/x'")]
    [InlineData("!cancelled()", "'!cancelled()'")]
    [InlineData("Run: Test", "'Run: Test'")]
    [InlineData("it's # 1", "'it''s # 1'")]
    [InlineData("true", "'true'")]
    [InlineData("No", "'No'")]
    [InlineData("null", "'null'")]
    [InlineData("1.10", "'1.10'")]
    [InlineData("12:30", "'12:30'")]
    [InlineData("- x", "'- x'")]
    [InlineData(" x", "' x'")]
    [InlineData("x:", "'x:'")]
    public void A_text_is_quoted_only_where_YAML_would_read_something_else(string text, string written)
    {
        YamlWriter.Scalar(text).ShouldBe(written);

        Read($"key: {written}\n")["key"].ShouldBe(new YamlScalarNode(text));
    }

    [Fact]
    public void Several_lines_are_a_block_that_reads_as_it_was()
    {
        var yaml = new YamlWriter();
        yaml.Map(
            "outer",
            () =>
                yaml.Item(() =>
                {
                    yaml.Text("name", "x");
                    yaml.Text("run", "if true; then\n  echo 'a: b' # c\nfi");
                })
        );

        yaml.ToString()
            .ShouldBe("outer:\n  - name: x\n    run: |\n      if true; then\n        echo 'a: b' # c\n      fi\n");
        ((YamlScalarNode)Read(yaml.ToString())["outer"][0]["run"]).Value.ShouldBe(
            "if true; then\n  echo 'a: b' # c\nfi\n"
        );
    }

    private static YamlNode Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0].RootNode;
    }
}
