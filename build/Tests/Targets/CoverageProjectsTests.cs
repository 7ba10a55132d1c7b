using AiChef.Targets.Testing;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class CoverageProjectsTests
{
    [Fact]
    public void Every_project_is_there()
    {
        foreach (var project in CoveredProject.All)
        {
            Directory.Exists(Path.Combine(RepositoryRoot.Path, project.Folder)).ShouldBeTrue(project.Folder);
        }
    }
}
