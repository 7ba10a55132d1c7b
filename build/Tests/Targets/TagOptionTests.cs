using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>
/// Options that would have no effect, or one that nobody can mean, end a run before it does anything.
/// </summary>
public sealed class TagOptionTests : IDisposable
{
    private readonly SampleInfrastructure _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("""{ "aws:x": "y" }""", "tag 'aws:x' begins with aws:, which is reserved for AWS")]
    [InlineData("""{ "a": "1", "a": "2" }""", "'a'")]
    [InlineData("""{ "a": "#" }""", "tag 'a' contains a character that AWS does not allow")]
    public async Task A_tag_that_AWS_would_refuse_is_refused(string tags, string message)
    {
        var local = $"{SampleInfrastructure.Environments}/local.json";
        var text = await File.ReadAllTextAsync(_repository.At(local));
        _repository.Write(local, text[..text.LastIndexOf('{')] + tags + "\n}");

        var run = await _repository.RunAsync(SampleInfrastructure.Deploy);

        run.ExitCode.ShouldBe(2, run.Output + run.Error);
        run.Error.ShouldContain("local.json");
        run.Error.ShouldContain(message);
    }
}
