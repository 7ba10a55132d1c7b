using AiChef.Compilation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Compilation;

public sealed class CompiledOutputTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("compiled").FullName;

    public CompiledOutputTests()
    {
        Write("a.cs", "one");
        Write("a.csproj", "<Project />");
        Output.Complete(Sources);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Marker => Path.Combine(_root, "marker");

    private CompiledOutput Output => new(_root, Marker);

    private SourceSnapshot Sources =>
        SourceSnapshot.Of(_root, Directory.GetFiles(_root).Where(file => Path.GetExtension(file).Length > 0));

    [Fact]
    public void Belongs_to_the_sources_that_it_was_made_of()
    {
        Output.IsOf(Sources).ShouldBeTrue();

        Write("a.cs", "two");

        Output.IsOf(Sources).ShouldBeFalse();
    }

    [Fact]
    public void Is_taken_up_when_the_compiler_notices_every_change()
    {
        Write("a.cs", "two", minutes: 1);
        Write("b.cs", "new", minutes: 1);
        Output.Begin(Sources).ShouldBeTrue();
        Output.Complete(Sources);

        File.Delete(Path.Combine(_root, "b.cs"));
        Output.Begin(Sources).ShouldBeTrue();
    }

    [Fact]
    public void Is_not_trusted_after_a_run_that_did_not_complete_it()
    {
        Output.Begin(Sources).ShouldBeTrue();

        Output.Begin(Sources).ShouldBeFalse();
        Output.IsOf(Sources).ShouldBeFalse();
    }

    [Fact]
    public void Is_not_trusted_when_a_source_was_put_back_with_an_old_time()
    {
        Write("a.cs", "two", minutes: -1);

        Output.Begin(Sources).ShouldBeFalse();
    }

    [Theory]
    [InlineData("a.csproj")]
    [InlineData("Directory.Build.props")]
    public void Is_not_trusted_when_more_than_code_changed(string file)
    {
        Write(file, "<Project><PropertyGroup /></Project>", minutes: 1);

        Output.Begin(Sources).ShouldBeFalse();
    }

    [Fact]
    public void Is_not_trusted_when_a_project_is_gone()
    {
        File.Delete(Path.Combine(_root, "a.csproj"));

        Output.Begin(Sources).ShouldBeFalse();
    }

    /// <summary>Writes a file that is so many minutes newer than the output.</summary>
    private void Write(string name, string text, int minutes = 0)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllText(path, text);
        if (minutes != 0)
        {
            File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(Marker).AddMinutes(minutes));
        }
    }
}
