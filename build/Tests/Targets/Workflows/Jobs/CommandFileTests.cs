using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

public sealed class CommandFileTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a=1\nb=\n", "a:1|b:")]
    [InlineData("a=1\n\na=2", "a:2")]
    [InlineData("url=https://x/?a=b<<c", "url:https://x/?a=b<<c")]
    [InlineData("a<<END\n1=2\n\nEN\nEND\nb=3", "a:1=2\n\nEN|b:3")]
    [InlineData("a<<END\nEND", "a:")]
    public void Values_of_one_line_or_several_are_read(string text, string values) =>
        string.Join('|', CommandFile.Parse(text).Select(pair => $"{pair.Key}:{pair.Value}")).ShouldBe(values);

    [Theory]
    [InlineData("a", "Invalid format 'a'")]
    [InlineData("=1", "Invalid format '=1'")]
    [InlineData("a<<END\n1", "Matching delimiter not found 'END'")]
    public void What_GitHub_refuses_is_refused(string text, string message) =>
        Should.Throw<FormatException>(() => CommandFile.Parse(text)).Message.ShouldBe(message);
}
