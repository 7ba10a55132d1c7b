using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Templates;

/// <summary>Block scalars may begin with lines of white space, as far as they are indented.</summary>
public sealed class BlockScalarTests
{
    [Theory]
    [InlineData("A: |\n\n  x\n", "\nx\n")]
    [InlineData("A: |\n  \n  x\n", "\nx\n")]
    [InlineData("A: |\n \n  \n  x\n", "\n\nx\n")]
    [InlineData("A: |-\r\n  \r\n  x\r\n", "\nx")]
    [InlineData("A: >\n   \n   x\n   \n   y\n", "\nx\ny\n")]
    [InlineData("A: !Sub |\n  \n  x\n", "\nx\n")]
    [InlineData("A: | # text\n  \n  x\n", "\nx\n")]
    [InlineData("A: |+\n  \n  x\n  \nB: y\n", "\nx\n\n")]
    [InlineData("A: |2\n  \n   x\n", "\n x\n")]
    public void A_block_may_begin_with_blank_lines(string text, string value) =>
        TemplateReader.Read(text)["A"]!.Scalar.ShouldBe(value);

    [Fact]
    public void White_space_within_a_block_stays()
    {
        var text = "A: |\n  cat file |\n      \n    tail: |\n        \n  end\nB: |\n   \n   y\n";

        var root = TemplateReader.Read(text);

        root["A"]!.Scalar.ShouldBe("cat file |\n    \n  tail: |\n      \nend\n");
        root["B"]!.Scalar.ShouldBe("\ny\n");
    }

    [Fact]
    public void Blocks_in_lists_are_read_too()
    {
        var root = TemplateReader.Read("L:\n  - |\n    \n    x\n  - K: |\n      \n      y\n    M: z\n");

        root["L"]!.Items[0].Scalar.ShouldBe("\nx\n");
        root["L"]!.Items[1]["K"]!.Scalar.ShouldBe("\ny\n");
        root["L"]!.Items[1]["M"]!.Scalar.ShouldBe("z");
    }

    [Fact]
    public void A_blank_line_that_is_indented_further_than_the_text_is_malformed() =>
        Should
            .Throw<TemplateSyntaxException>(() => TemplateReader.Read("A: |\n    \n  x\n"))
            .Defect.ShouldBe(TemplateDefect.Yaml);
}
