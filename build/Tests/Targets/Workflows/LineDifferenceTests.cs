using AiChef.Targets.Workflows;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows;

public sealed class LineDifferenceTests
{
    [Fact]
    public void Each_change_is_shown_at_its_place() =>
        LineDifference
            .Of("a\nb\nc\nd\ne", "a\nB\nc\nd\ne\nf")
            .ShouldBe(["@@ -2 +2 @@", "-b", "+B", "@@ -6 +6 @@", "+f"]);

    [Fact]
    public void Other_line_ends_are_shown() =>
        LineDifference.Of("a\r\nb", "a\nb").ShouldBe(["@@ -1 +1 @@", "-a\\r", "+a"]);

    [Fact]
    public void A_long_difference_is_cut_short()
    {
        var lines = LineDifference.Of("", string.Join('\n', Enumerable.Range(1, 200)));

        lines.Count.ShouldBe(61);
        lines[^1].ShouldBe("... 142 more lines");
    }
}
