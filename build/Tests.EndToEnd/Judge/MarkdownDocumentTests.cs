using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

public sealed class MarkdownDocumentTests
{
    [Fact]
    public void Blocks_marked_bash_are_read_and_no_others() =>
        new MarkdownDocument(
            "# A\n```bash\none\ntwo\n```\n```sh\nnot this\n```\n```\nnor this\n```\n```bash\nthree\n```\n"
        )
            .BashBlocks()
            .ShouldBe(["one\ntwo", "three"]);

    [Fact]
    public void A_block_that_does_not_end_is_an_error() =>
        Should.Throw<FormatException>(() => new MarkdownDocument("```bash\none\n").BashBlocks());
}
