using System.Text.RegularExpressions;
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
            var assembly = Path.Combine(AppContext.BaseDirectory, $"{project.Assembly}.dll");
            File.Exists(assembly).ShouldBeTrue(assembly);
            Regex.IsMatch(assembly, project.Module, RegexOptions.None, TimeSpan.FromSeconds(1)).ShouldBeTrue(assembly);
        }
    }

    [Fact]
    public void They_and_no_others_are_measured_where_tests_and_builds_run()
    {
        var settings = CoverageSettings.For(RepositoryRoot.Path);

        settings
            .Descendants("ModulePath")
            .Select(each => each.Value)
            .ShouldBe(CoveredProject.All.Select(project => project.Module));
        settings
            .Descendants("Directory")
            .Select(each => each.Value)
            .ShouldBe([Path.GetDirectoryName(ProjectOutput.Build)!]);
    }
}
