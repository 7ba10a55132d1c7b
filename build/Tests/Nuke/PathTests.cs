using Nuke.Common.IO;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class PathTests
{
    private static readonly AbsolutePath Base = Path.Combine(Path.GetTempPath(), "base");

    [Fact]
    public void Slash_appends_and_two_dots_go_up()
    {
        var file = Base / "a" / "b.txt";

        file.Name.ShouldBe("b.txt");
        file.NameWithoutExtension.ShouldBe("b");
        (file / "..").ShouldBe(Base / "a");
        (file / ..).ShouldBe(file.Parent);
        file.WithExtension("md").Name.ShouldBe("b.md");
    }

    [Fact]
    public void A_relative_path_is_refused() => Should.Throw<ArgumentException>(() => (AbsolutePath)"relative");

    [Fact]
    public void Paths_are_equal_by_what_they_name() => ((AbsolutePath)(Base + "/./x/")).ShouldBe(Base / "x");

    [Fact]
    public void Globs_find_files_at_any_depth()
    {
        using var repository = new FixtureRepository();
        repository.Write("a.cs", "");
        repository.Write("sub/b.cs", "");
        repository.Write("sub/deep/c.cs", "");
        repository.Write("sub/d.txt", "");
        AbsolutePath root = repository.Folder;

        root.GlobFiles("**/*.cs").Select(x => x.Name).ShouldBe(["a.cs", "b.cs", "c.cs"]);
        root.GlobFiles("*/*.cs").Select(x => x.Name).ShouldBe(["b.cs"]);
        root.GlobDirectories("sub/*").Select(x => x.Name).ShouldBe(["deep"]);
    }

    [Fact]
    public void A_text_is_written_with_a_line_break_at_its_end()
    {
        using var repository = new FixtureRepository();
        var file = (AbsolutePath)repository.Folder / "new" / "file.txt";

        file.WriteAllText("text");

        file.ReadAllLines().ShouldBe(["text"]);
        file.FileExists().ShouldBeTrue();
    }
}
