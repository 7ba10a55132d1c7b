using AiChef.Targets.Mutation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class MutatedProjectsTests
{
    [Theory]
    [InlineData("build/Deployment/Lambda/AliasRoute.cs", "deployment", "Lambda/AliasRoute.cs")]
    [InlineData("backend/functions/Shared/Meals/Diet.cs", "functions", "Meals/Diet.cs")]
    [InlineData("backend/functions/recipe/Reasons.cs", "recipe", "Reasons.cs")]
    public void A_file_belongs_to_the_project_of_its_folder(string file, string project, string path) =>
        MutatedProject.All.Single(p => p.FilesOf([file]).SequenceEqual([path])).Name.ShouldBe(project);

    [Theory]
    [InlineData("build/Targets/Build.cs")]
    [InlineData("build/Deployment/Deployment.csproj")]
    [InlineData("build/DeploymentTools/Other.cs")]
    [InlineData("backend/functions/recipe/Program.cs")]
    public void Other_files_belong_to_none(string file) =>
        MutatedProject.All.ShouldAllBe(project => project.FilesOf(new[] { file }).Count == 0);

    [Fact]
    public void Every_project_and_every_folder_of_tests_is_there()
    {
        foreach (var project in MutatedProject.All)
        {
            File.Exists(Path.Combine(RepositoryRoot.Path, project.Folder, project.Project)).ShouldBeTrue(project.Name);
            Directory.Exists(Path.Combine(RepositoryRoot.Path, project.Tests)).ShouldBeTrue(project.Name);
        }
    }
}
