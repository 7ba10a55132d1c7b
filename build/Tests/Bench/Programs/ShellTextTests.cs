using AiChef.Bench.Programs;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Programs;

public sealed class ShellTextTests
{
    [Fact]
    public async Task A_shell_reads_the_words_that_were_written()
    {
        string[] words = ["a", "", "o'brien's", "$HOME", "a b", "*", "Key=Value", "\"x\"", "a\nb"];

        var (_, output) = await ChildProcess.RunAsync(
            "bash",
            ["-c", $"printf '<%s>' {ShellText.Of(words)}"],
            RepositoryRoot.Path
        );

        output.TrimEnd('\n').ShouldBe(string.Concat(words.Select(word => $"<{word}>")));
    }

    [Fact]
    public void A_plain_word_stays_as_it_is() => ShellText.Of(["aws", "--tags", "A=b"]).ShouldBe("aws --tags A=b");
}
