using System.Text;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>
/// The whole backend is deployed, previewed and removed with the permissions of the roles that BootstrapAccess makes,
/// and with no others.
/// </summary>
public sealed class GeneratedRolesTests(CheckoutCopy checkout) : IClassFixture<CheckoutCopy>
{
    private const string Account = "111122223333";
    private const string Environment = "backend/infrastructure/environments/dev.json";

    [Fact]
    public async Task The_backend_lives_with_the_permissions_of_its_roles_alone()
    {
        checkout.StartAnew();
        checkout.Replace(
            Environment,
            "\"namePrefix\"",
            """
            "executionRole": true,
              "parameters": {
                "bootstrap-access": { "GitHubOwner": "kitchen", "GitHubRepository": "ai-chef" },
                "api-gateway": { "RequireApiKey": "true" }
              },
              "namePrefix"
            """
        );
        var options = new LocalCloudOptions { AccountId = Account, EnforceAccess = true };
        await using var cloud = await JudgedCloud.StartAsync(options);

        // an administrator, once
        (await RunAsync(cloud.Aws.Variables, "BootstrapAccess")).ShouldEnd(0, "gh variable set AWS_ROLE_TO_ASSUME");

        // GitHub's job for the environment
        var deploy = await AssumeAsync(cloud, "DeployRoleArn", "dev");
        (await RunAsync(deploy, "Deploy")).ShouldEnd(0, "8 functions: 8 uploads", "IntegrationTests");
        (await RunAsync(deploy, "Status")).ShouldEnd(0, "ai-chef-stepfunctions");

        // the job of a pull request, which may look and not touch
        var preview = await AssumeAsync(cloud, "PreviewRoleArn", "preview");
        checkout.Replace("backend/infrastructure/dynamodb-schema.yaml", "      Threshold: 3\n", "      Threshold: 2\n");
        (await RunAsync(preview, "Preview")).ShouldEnd(0, "ai-chef-dynamodb", "to modify");
        var refused = await RunAsync(preview, "DeployDynamoDb");
        refused.ShouldEnd(1, "the permission cloudformation:ExecuteChangeSet on ");

        (await RunAsync(deploy, "DeployDynamoDb")).ShouldEnd(0, "UPDATE_COMPLETE");
        await ShouldLackAsync(cloud, "session-create", "use-sessions", "dynamodb:PutItem");
        var half = await RunAsync(deploy, "Remove", "--confirm", "--services", "backend");
        half.ShouldEnd(3, "composite alarms are made of its alarms: ai-chef-unwell of ai-chef-operations");
        (await RunAsync(deploy, "Remove", "--confirm", "--services", "backend", "operations")).ShouldEnd(0);
    }

    /// <summary>A function may do what its role may, and no more: it fails without a policy.</summary>
    private static async Task ShouldLackAsync(JudgedCloud cloud, string function, string policy, string action)
    {
        var role = await cloud.Aws.SaysAsync(
            "cloudformation",
            "describe-stack-resource",
            "--stack-name",
            $"ai-chef-{function}",
            "--logical-resource-id",
            "FunctionRole",
            "--query",
            "StackResourceDetail.PhysicalResourceId"
        );
        await cloud.Aws.SaysAsync("iam", "delete-role-policy", "--role-name", role, "--policy-name", policy);

        var (error, answer) = await cloud.Aws.InvokeAsync(
            $"ai-chef-{function}:live",
            """{"httpMethod":"POST","path":"/sessions","body":"{\"servings\":2}"}"""
        );

        error.ShouldBe("Unhandled", answer);
        answer.ShouldContain($"is not authorized to perform: {action} on resource: ");
    }

    private Task<EndedRun> RunAsync(IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        checkout.RunAsync(variables, [.. arguments, "--environment", "dev"]);

    /// <summary>The variables of a session that a job of GitHub gets with a token for its environment.</summary>
    private static async Task<IReadOnlyDictionary<string, string?>> AssumeAsync(
        JudgedCloud cloud,
        string output,
        string environment
    )
    {
        var role = await cloud.Aws.SaysAsync(
            "cloudformation",
            "describe-stacks",
            "--stack-name",
            "ai-chef-bootstrap-access",
            "--query",
            $"Stacks[0].Outputs[?OutputKey=='{output}'].OutputValue"
        );
        var keys = await cloud.Aws.SaysAsync(
            "sts",
            "assume-role-with-web-identity",
            "--role-arn",
            role,
            "--role-session-name",
            "job",
            "--web-identity-token",
            Token($"repo:kitchen/ai-chef:environment:{environment}"),
            "--query",
            "Credentials.[AccessKeyId,SecretAccessKey,SessionToken]"
        );
        var session = keys.Split(' ');
        return new Dictionary<string, string?>(cloud.Aws.Variables, StringComparer.Ordinal)
        {
            ["AWS_ACCESS_KEY_ID"] = session[0],
            ["AWS_SECRET_ACCESS_KEY"] = session[1],
            ["AWS_SESSION_TOKEN"] = session[2],
        };
    }

    /// <summary>A token as GitHub makes it, but unsigned, which LocalCloud cannot tell.</summary>
    private static string Token(string subject)
    {
        var claims =
            $$"""{"iss":"https://token.actions.githubusercontent.com","aud":"sts.amazonaws.com","sub":"{{subject}}"}""";
        return $"{Encoded("""{"alg":"RS256","typ":"JWT"}""")}.{Encoded(claims)}.c2lnbmF0dXJl";
    }

    private static string Encoded(string json) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
