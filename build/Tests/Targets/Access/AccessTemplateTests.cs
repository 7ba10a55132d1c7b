using System.Globalization;
using System.Text.RegularExpressions;
using AiChef.Permissions;
using AiChef.Targets.Access;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Access;

/// <summary>The roles of an environment and the boundary of all others.</summary>
public sealed class AccessTemplateTests
{
    private static readonly string[] Policies =
    [
        "PermissionsBoundary",
        .. RepositoryAccess
            .Resources.Entries.Select(entry => entry.Key)
            .Where(id => id.StartsWith("ExecutionPolicy", StringComparison.Ordinal)),
        "DeployRole",
        "PreviewRole",
    ];

    /// <summary>
    /// Composite alarms are shown only to who may see all alarms, and metrics of AWS's services, like those that are
    /// sent by their namespace alone, are in no dataset.
    /// </summary>
    private static readonly string[] SeesAll =
    [
        "cloudwatch:DescribeAlarms",
        "cloudwatch:GetMetricData",
        "cloudwatch:PutMetricData",
    ];

    [Fact]
    public void No_policy_names_all_resources_for_an_action_that_takes_a_narrower_one() =>
        Policies
            .SelectMany(RepositoryAccess.Statements)
            .Where(statement => statement.Resources.Contains("*"))
            .SelectMany(statement => statement.Actions)
            .Where(action => !SeesAll.Contains(action) && ActionScope.For(action).IsRestrictable)
            .ShouldBeEmpty();

    [Fact]
    public void No_policy_has_an_action_that_stands_for_others() =>
        Policies
            .SelectMany(RepositoryAccess.Statements)
            .SelectMany(statement => statement.Actions)
            .Where(action => ActionScope.Find(action)?.Action != action)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("DeployRole", "${Environment}")]
    [InlineData("PreviewRole", "preview")]
    public void GitHub_takes_a_role_by_both_forms_of_its_subject(string role, string environment)
    {
        var trust = RepositoryAccess.Resources[role]!["Properties"]!["AssumeRolePolicyDocument"]![
            "Statement"
        ]!.Items.ShouldHaveSingleItem();
        var equal = trust["Condition"]!["StringEquals"]!;

        trust["Action"]!.Scalar.ShouldBe("sts:AssumeRoleWithWebIdentity");
        equal["token.actions.githubusercontent.com:aud"]!.Scalar.ShouldBe("sts.amazonaws.com");
        equal["token.actions.githubusercontent.com:sub"]!
            .Items.Select(AccessStatement.TextOf)
            .ShouldBe([
                $"repo:${{GitHubOwner}}/${{GitHubRepository}}:environment:{environment}",
                "repo:${GitHubOwner}@${GitHubOwnerId}/${GitHubRepository}@${GitHubRepositoryId}:environment:"
                    + environment,
            ]);
    }

    [Fact]
    public void A_session_lasts_as_long_as_the_workflows_ask_for()
    {
        var asked = Directory
            .GetFiles(Path.Combine(RepositoryRoot.Path, ".github", "workflows"), "*.yml")
            .SelectMany(file =>
                Regex.Matches(
                    File.ReadAllText(file),
                    "role-duration-seconds: '?(?<seconds>[0-9]+)",
                    RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )
            )
            .Select(match => int.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture))
            .ToList();

        asked.Count.ShouldBeGreaterThan(5);
        Session("DeployRole").ShouldBe(asked.Max());
        Session("PreviewRole").ShouldBeGreaterThanOrEqualTo(1800);
    }

    [Fact]
    public void Every_role_of_the_backend_has_the_boundary()
    {
        var roles = RepositoryAccess.Source.Properties("AWS::IAM::Role").ToList();

        roles.Count.ShouldBeGreaterThan(8);
        roles.ShouldAllBe(role => IsBounded(role["PermissionsBoundary"]));
    }

    [Fact]
    public void The_boundary_allows_all_that_the_roles_of_the_backend_do()
    {
        var bound = RepositoryAccess
            .Statements("PermissionsBoundary")
            .SelectMany(statement => statement.Actions)
            .ToHashSet(StringComparer.Ordinal);

        RepositoryAccess
            .Source.RoleStatements.SelectMany(statement => TemplateSource.Each(statement["Action"]))
            .Select(action => action.Scalar!)
            .Where(action => !bound.Contains(action))
            .ShouldBeEmpty();
        bound.ShouldAllBe(action => !action.StartsWith("iam:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_managed_policy_that_is_not_known_is_reported()
    {
        var source = TemplateSource.Of([
            "Resources:\n  One:\n    Type: AWS::IAM::Role\n    Properties:\n      ManagedPolicyArns: [arn/Powerful]\n",
        ]);

        Should
            .Throw<InvalidOperationException>(() => new BoundaryPolicy(source).Statements)
            .Message.ShouldContain("Powerful");
    }

    [Fact]
    public void Every_policy_is_divided_before_it_is_too_large()
    {
        var statements = Enumerable
            .Range(1, 40)
            .Select(number => new PolicyStatement($"S{number}", [.. Enumerable.Repeat("s3:GetObject", 20)], [new("*")]))
            .ToList();

        var pages = PolicyPages.Of(statements);

        pages.SelectMany(page => page).ShouldBe(statements);
        pages.Count.ShouldBeGreaterThan(1);
        pages.ShouldAllBe(page => page.Sum(statement => statement.LongestSize) <= PolicyPages.Limit);
    }

    private static int Session(string role) =>
        int.Parse(
            RepositoryAccess.Resources[role]!["Properties"]!["MaxSessionDuration"]!.Scalar!,
            CultureInfo.InvariantCulture
        );

    private static bool IsBounded(TemplateNode? boundary) =>
        boundary is { Tag: "If" }
        && boundary
            .Items.Select(item => item.Scalar)
            .SequenceEqual(["HasPermissionsBoundary", "PermissionsBoundary", "AWS::NoValue"]);
}
