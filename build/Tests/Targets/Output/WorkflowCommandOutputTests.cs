using AiChef.Targets.Output;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class WorkflowCommandOutputTests : IDisposable
{
    private readonly StringWriter _console = new() { NewLine = "\n" };

    public void Dispose() => _console.Dispose();

    [Theory]
    [InlineData("[INF] reason\n::add-mask::x", "[INF] reason\n: :add-mask::x")]
    [InlineData(
        "[INF] reason\r\n  ::set-output name=notified::true",
        "[INF] reason\r\n  : :set-output name=notified::true"
    )]
    [InlineData("[INF] ##[add-path]x", "[INF] ## [add-path]x")]
    [InlineData("[INF] a::b", "[INF] a::b")]
    [InlineData("::error file=a,line=1::b", "::error file=a,line=1::b")]
    [InlineData("::group::a", "::group::a")]
    public void On_GitHub_only_the_build_itself_gives_commands(string text, string shown)
    {
        using var output = new GuardedOutput(_console, new SecretMask(), isGuarded: true);

        output.WriteLine(text);

        _console.ToString().ShouldBe($"{shown}\n");
    }

    [Fact]
    public void A_command_of_the_build_is_one_only_at_the_start_of_a_line()
    {
        using var output = new GuardedOutput(_console, new SecretMask(), isGuarded: true);

        output.Write("[INF] ");
        output.Write("::warning::x\n");
        output.WriteLine("::warning::y");

        _console.ToString().ShouldBe("[INF] : :warning::x\n::warning::y\n");
    }

    [Fact]
    public void Elsewhere_nothing_is_a_command()
    {
        using var output = new GuardedOutput(_console, new SecretMask(), isGuarded: false);

        output.WriteLine("a\n::b ##[c]");

        _console.ToString().ShouldBe("a\n::b ##[c]\n");
    }
}
