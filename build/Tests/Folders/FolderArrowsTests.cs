using Shouldly;
using Xunit;

namespace AiChef.Tests.Folders;

public sealed class FolderArrowsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Cellar"] = ["Garden"],
        ["Garden"] = ["Cellar"],
        ["Guest"] = ["Kitchen"],
        ["Kitchen"] = ["Cellar", "Garden"],
    };

    [Fact]
    public void Sees_signatures_bodies_and_constants() =>
        Sample()
            .All.Select(arrow => arrow.ToString())
            .ShouldBe([
                "Cellar -> Garden",
                "Garden -> Cellar",
                "Guest -> Kitchen",
                "Kitchen -> Cellar",
                "Kitchen -> Garden",
            ]);

    [Fact]
    public void Names_a_forbidden_arrow_with_an_example()
    {
        var allowed = new Dictionary<string, string[]>(Allowed, StringComparer.Ordinal) { ["Kitchen"] = ["Garden"] };

        Sample().Forbidden(Allowed).ShouldBeEmpty();
        Sample().Forbidden(allowed).ShouldBe(["Kitchen -> Cellar: Cook uses Bottle"]);
    }

    [Fact]
    public void Names_an_allowed_arrow_that_nothing_draws()
    {
        var allowed = new Dictionary<string, string[]>(Allowed, StringComparer.Ordinal) { ["Guest"] = ["Cellar"] };

        Sample().Unused(Allowed).ShouldBeEmpty();
        Sample().Unused(allowed).ShouldBe(["Guest -> Cellar"]);
    }

    [Fact]
    public void Names_the_folders_of_a_circle()
    {
        Sample().Circles().ShouldBe(["Cellar, Garden"]);
        Sample().Circles(among: folder => folder != "Garden").ShouldBeEmpty();
    }

    [Fact]
    public void A_type_in_no_folder_counts_as_what_it_is_said_to_be() =>
        Sample(new Dictionary<string, string>(StringComparer.Ordinal) { ["Guest"] = "(table)" })
            .All.ShouldContain(new FolderArrow("(table)", "Kitchen"));

    private static FolderArrows Sample(IReadOnlyDictionary<string, string>? atRoot = null) =>
        FolderArrows.Of(
            typeof(FolderArrowsTests).Assembly,
            "AiChef.Tests.Folders.Sample",
            Path.Combine(RepositoryRoot.Path, "build", "Tests", "Folders", "Sample"),
            atRoot: atRoot
        );
}
