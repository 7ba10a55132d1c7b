using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Access;

/// <summary>What the workflows and the preview of pull requests may do.</summary>
public sealed partial class EngineRoleTests
{
    /// <summary>The services of the clients, by the names under which the sources have them.</summary>
    private static readonly Dictionary<string, string> Services = new(StringComparer.OrdinalIgnoreCase)
    {
        ["client"] = "cloudformation",
        ["CloudWatch"] = "cloudwatch",
        ["DynamoDb"] = "dynamodb",
        ["Lambda"] = "lambda",
        ["Logs"] = "logs",
        ["S3"] = "s3",
        ["Ssm"] = "ssm",
        ["StepFunctions"] = "states",
    };

    /// <summary>Operations whose actions have other names.</summary>
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["s3:GetObjectMetadata"] = "s3:GetObject",
        ["s3:HeadBucket"] = "s3:ListBucket",
    };

    private static readonly string[] ThatChange =
    [
        "cloudformation:CancelUpdateStack",
        "cloudformation:ContinueUpdateRollback",
        "cloudformation:CreateStack",
        "cloudformation:DeleteStack",
        "cloudformation:ExecuteChangeSet",
        "cloudformation:RollbackStack",
        "cloudformation:UpdateStack",
        "cloudformation:UpdateTerminationProtection",
    ];

    private static readonly string[] Sources = ["build/Deployment", "build/Targets", "backend/tests/IntegrationTests"];

    public static TheoryData<string> Calls =>
        new(
            Sources
                .SelectMany(folder =>
                    Directory.EnumerateFiles(
                        Path.Combine(RepositoryRoot.Path, folder),
                        "*.cs",
                        SearchOption.AllDirectories
                    )
                )
                .SelectMany(file => Call().Matches(File.ReadAllText(file)))
                .Select(match => $"{Services[match.Groups["client"].Value]}:{match.Groups["operation"].Value}")
                .Select(action => OtherNames.GetValueOrDefault(action, action))
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Calls))]
    public void The_deploy_role_may_make_every_call_of_the_build_and_its_tests(string action) =>
        Allowed("DeployRole").ShouldContain(action);

    [Fact]
    public void The_deploy_role_reads_the_keys_of_its_environment_alone()
    {
        var reading = RepositoryAccess
            .Statements("DeployRole")
            .Where(statement => statement.Actions.Contains("apigateway:GET"))
            .ShouldHaveSingleItem();

        reading.Equal["aws:ResourceTag/NamePrefix"].ShouldBe(["NamePrefix"]);
    }

    [Fact]
    public void The_build_makes_calls_of_every_kind() => Calls.Count.ShouldBeGreaterThan(35);

    [Theory]
    [InlineData("DeployRole")]
    [InlineData("PreviewRole")]
    public void Every_call_that_takes_a_role_must_name_the_execution_role(string role)
    {
        var naming = RepositoryAccess
            .Statements(role)
            .Where(statement => statement.Allows && statement.Actions.Any(TakesRole))
            .ToList();

        naming.ShouldNotBeEmpty();
        naming.ShouldAllBe(statement =>
            statement.Actions.All(TakesRole)
            && statement.Equal["cloudformation:RoleArn"].Single().EndsWith("-execution", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("DeployRole")]
    [InlineData("PreviewRole")]
    public void Only_the_execution_role_is_passed_and_only_to_CloudFormation(string role)
    {
        var pass = RepositoryAccess.Statements(role).Single(statement => statement.Actions.Contains("iam:PassRole"));

        pass.Actions.ShouldBe(["iam:PassRole"]);
        pass.Resources.ShouldHaveSingleItem().ShouldEndWith("-execution");
        pass.Equal["iam:PassedToService"].ShouldBe(["cloudformation.amazonaws.com"]);
    }

    [Fact]
    public void The_preview_can_plan_and_change_nothing()
    {
        var allowed = Allowed("PreviewRole");

        allowed.ShouldContain("cloudformation:CreateChangeSet");
        allowed.ShouldContain("cloudformation:DeleteChangeSet");
        allowed.Intersect(ThatChange).ShouldBeEmpty();
        allowed
            .Except(Allowed("DeployRole"))
            .ShouldBeEmpty("the preview must not be able to do what a deployment cannot");
        RepositoryAccess
            .Statements("PreviewRole")
            .Where(statement => statement.Actions.Contains("s3:PutObject"))
            .SelectMany(statement => statement.Resources)
            .ShouldHaveSingleItem()
            .ShouldEndWith("/templates/*");
    }

    [Theory]
    [InlineData("DeployRole")]
    [InlineData("PreviewRole")]
    public void The_stack_of_the_roles_is_left_alone(string role)
    {
        var denied = RepositoryAccess.Statements(role).Where(statement => !statement.Allows).ShouldHaveSingleItem();

        denied.Resources.ShouldHaveSingleItem().ShouldEndWith(":stack/${AWS::StackName}/*");
        Allowed(role).Intersect(ThatChange).Except(denied.Actions).ShouldBeEmpty();
        denied.Actions.ShouldContain("cloudformation:CreateChangeSet");
    }

    [Fact]
    public void What_is_written_has_the_prefix_of_the_environment() =>
        RepositoryAccess
            .Statements("DeployRole")
            .Where(statement => statement.Allows && statement.Actions.Any(IsWrite))
            // a metric is no resource; its namespace is the build's own
            .Where(statement => !statement.Equal.ContainsKey("cloudwatch:namespace"))
            .SelectMany(statement => statement.Resources)
            .ShouldAllBe(resource => resource.Contains("${NamePrefix}", StringComparison.Ordinal));

    private static bool TakesRole(string action) =>
        AiChef
            .Permissions.ActionScope.For(action)
            .ConditionKeys.Contains("cloudformation:RoleArn", StringComparer.Ordinal);

    private static bool IsWrite(string action) =>
        !Regex.IsMatch(action, ":(Describe|List|Get|GET$)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static HashSet<string> Allowed(string role) =>
        RepositoryAccess
            .Statements(role)
            .Where(statement => statement.Allows)
            .SelectMany(statement => statement.Actions)
            .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"\b_?(?<client>client|lambda|cloudWatch|CloudWatch|Lambda|S3|ssm|[dD]ynamoDb|[sS]tepFunctions|[lL]ogs)\.(?<operation>[A-Z]\w+)Async\b",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Call();
}
