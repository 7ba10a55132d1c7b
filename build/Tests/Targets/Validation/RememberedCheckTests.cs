using AiChef.Targets.Validation;
using Nuke.Common.IO;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Validation;

/// <summary>A deployment checks again what a change can have touched, and nothing else.</summary>
public sealed class RememberedCheckTests : IDisposable
{
    private const string Template = "backend/infrastructure/oven.yaml";
    private const string Assembly = "build/Rules.dll";
    private const string Script = "backend/infrastructure/deploy-oven.sh";

    private readonly AbsolutePath _root = Directory.CreateTempSubdirectory("remembered").FullName;

    public RememberedCheckTests()
    {
        foreach (
            var path in new[]
            {
                Template,
                Script,
                "backend/infrastructure/environments/dev.json",
                ".github/workflows/oven.yml",
                ".gitattributes",
                Assembly,
            }
        )
        {
            Change(path, "before");
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Without_a_check_before_nothing_is_covered()
    {
        Check().Covers("dev").ShouldBeFalse();
        Check().CoversGenerated().ShouldBeFalse();
    }

    [Theory]
    [InlineData("dev", "dev", true)]
    [InlineData("dev", "prod", false)]
    [InlineData(RememberedCheck.Whole, "prod", true)]
    [InlineData("dev", RememberedCheck.Whole, false)]
    public void A_check_covers_its_scope(string checkedScope, string scope, bool isCovered)
    {
        Check().Write(checkedScope, [Script]);

        Check().Covers(scope).ShouldBe(isCovered);
        Check().CoversGenerated().ShouldBeTrue();
    }

    [Theory]
    [InlineData(Template, true)]
    [InlineData(Script, false)]
    [InlineData("backend/infrastructure/environments/dev.json", false)]
    [InlineData("backend/infrastructure/environments/new.json", false)]
    [InlineData(".github/workflows/oven.yml", false)]
    [InlineData(".github/delivery-owners", false)]
    [InlineData(".gitattributes", true)]
    [InlineData(Assembly, false)]
    public void Each_change_is_checked_and_generated_files_only_after_a_change_of_what_they_follow_from(
        string changed,
        bool isGeneratedCovered
    )
    {
        Check().Write("dev", [Script]);

        Change(changed, "after");

        Check().Covers("dev").ShouldBeFalse();
        Check().CoversGenerated().ShouldBe(isGeneratedCovered);
    }

    [Fact]
    public void A_generated_file_that_is_gone_is_not_covered()
    {
        Check().Write("dev", [Script]);

        File.Delete(_root / Script);

        Check().CoversGenerated().ShouldBeFalse();
    }

    [Fact]
    public void What_is_saved_during_a_check_is_not_covered_by_it()
    {
        var check = Check();
        Change(Template, "in the meantime");
        Change(Script, "in the meantime");

        check.Write("dev", [Script]);

        Check().Covers("dev").ShouldBeFalse();
        Check().CoversGenerated().ShouldBeFalse();
    }

    [Fact]
    public void Generated_files_that_were_not_looked_at_again_stay_remembered()
    {
        Check().Write("dev", [Script]);
        Change(Template, "after");
        Check().Write("dev", generated: null);

        Check().Covers("dev").ShouldBeTrue();
        Check().CoversGenerated().ShouldBeTrue();
        Change(Script, "after");
        Check().CoversGenerated().ShouldBeFalse();
    }

    [Fact]
    public void What_an_older_build_remembered_covers_nothing()
    {
        File.WriteAllText(_root / "validated", "dev\nanother state");

        Check().Covers("dev").ShouldBeFalse();
        Check().CoversGenerated().ShouldBeFalse();
    }

    private RememberedCheck Check() =>
        new(_root, _root / "backend" / "infrastructure", _root / "build", _root / "validated");

    private void Change(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root / path)!);
        File.WriteAllText(_root / path, text);
    }
}
