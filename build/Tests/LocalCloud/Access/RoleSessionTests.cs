using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Access;

public sealed class RoleSessionTests
{
    private const string Provider = "token.actions.githubusercontent.com";
    private const string Subject = "repo:kitchen/ai-chef:environment:dev";

    [Fact]
    public async Task The_keys_of_a_session_belong_to_the_account_of_its_role()
    {
        await using var cloud = await AccessFixture.StartAsync(new LocalCloudOptions());
        using var session = await cloud.AssumeAsync("arn:aws:iam::111122223333:role/path/cook");

        var identity = await session.QueryAsync("sts", "GetCallerIdentity");

        identity.Element("Arn")!.Value.ShouldBe("arn:aws:sts::111122223333:assumed-role/cook/job");
        identity.Element("Account")!.Value.ShouldBe("111122223333");
        (await cloud.Administrator.QueryAsync("sts", "GetCallerIdentity"))
            .Element("Arn")!
            .Value.ShouldBe("arn:aws:iam::000000000000:root");
    }

    [Fact]
    public async Task A_session_may_do_what_its_role_may()
    {
        await using var cloud = await AccessFixture.StartAsync();
        using var session = await cloud.SessionAsync(AccessFixture.Allow("ssm:Describe*"));

        await session.JsonAsync("ssm", "AmazonSSM.DescribeParameters", []);
        var refusal = await RefusedAsync(() =>
            session.JsonAsync("ssm", "AmazonSSM.GetParameter", new JsonObject { ["Name"] = "/x" })
        );

        refusal.Code.ShouldBe("AccessDeniedException");
        refusal.Text.ShouldBe(
            "User: arn:aws:sts::000000000000:assumed-role/cook/job is not authorized to perform: ssm:GetParameter on "
                + "resource: arn:aws:ssm:eu-west-1:000000000000:parameter/x because no identity-based policy allows "
                + "the ssm:GetParameter action"
        );
    }

    [Fact]
    public async Task A_session_may_do_no_more_than_its_own_policies_allow()
    {
        await using var cloud = await AccessFixture.StartAsync();
        var role = await cloud.CreateRoleAsync("cook", AccessFixture.Policy(AccessFixture.Allow("*")));
        using var session = await cloud.AssumeAsync(
            role,
            null,
            ("Policy", AccessFixture.Policy(AccessFixture.Allow("sts:*")))
        );
        using var limited = await cloud.AssumeAsync(
            role,
            null,
            ("PolicyArns.member.1.arn", "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess")
        );

        foreach (var client in new[] { session, limited })
        {
            (await RefusedAsync(() => client.JsonAsync("ssm", "AmazonSSM.DescribeParameters", []))).Text.ShouldEndWith(
                "because no session policy allows the ssm:DescribeParameters action"
            );
        }
    }

    [Fact]
    public async Task The_boundary_of_a_role_limits_it()
    {
        await using var cloud = await AccessFixture.StartAsync();
        var boundary = (
            await cloud.Administrator.QueryAsync(
                "iam",
                "CreatePolicy",
                ("PolicyName", "boundary"),
                ("PolicyDocument", AccessFixture.Policy(AccessFixture.Allow("ssm:Get*")))
            )
        )
            .Descendants("Arn")
            .Single()
            .Value;
        var role = await cloud.CreateRoleAsync(
            "cook",
            AccessFixture.Policy(AccessFixture.Allow("*")),
            null,
            ("PermissionsBoundary", boundary)
        );
        using var session = await cloud.AssumeAsync(role);

        (await RefusedAsync(() => session.JsonAsync("ssm", "AmazonSSM.DescribeParameters", []))).Text.ShouldEndWith(
            "because no permissions boundary allows the ssm:DescribeParameters action"
        );
    }

    [Theory]
    [InlineData(
        "899",
        "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: "
            + "Member must have value greater than or equal to 900"
    )]
    [InlineData(
        "43201",
        "1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: "
            + "Member must have value less than or equal to 43200"
    )]
    [InlineData("7201", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")]
    public async Task A_session_is_no_longer_than_its_role_allows(string seconds, string text)
    {
        await using var cloud = await AccessFixture.StartAsync(new LocalCloudOptions());
        var role = await cloud.CreateRoleAsync("cook", null, null, ("MaxSessionDuration", "7200"));

        var refusal = await RefusedAsync(() => cloud.KeyAsync(role, null, ("DurationSeconds", seconds)));

        (refusal.Code, refusal.Text).ShouldBe(("ValidationError", text));
        (await cloud.KeyAsync(role, null, ("DurationSeconds", "7200"))).ShouldStartWith("ASIA");
    }

    [Fact]
    public async Task A_session_that_assumes_a_role_lasts_an_hour_at_most()
    {
        await using var cloud = await AccessFixture.StartAsync();
        var role = await cloud.CreateRoleAsync(
            "cook",
            AccessFixture.Policy(AccessFixture.Allow("sts:AssumeRole")),
            null,
            ("MaxSessionDuration", "7200")
        );
        using var session = await cloud.AssumeAsync(role);

        (await RefusedAsync(() => cloud.KeyAsync(role, session, ("DurationSeconds", "7200")))).Text.ShouldBe(
            "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"
        );
    }

    [Fact]
    public async Task A_role_is_assumed_by_whom_it_trusts()
    {
        await using var cloud = await AccessFixture.StartAsync();
        var trusting = await cloud.CreateRoleAsync(
            "trusting",
            null,
            AccessFixture.Policy(
                "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::000000000000:role/cook'},'Action':'sts:AssumeRole'}"
            )
        );
        using var cook = await cloud.SessionAsync();

        (await cloud.KeyAsync(trusting, cook)).ShouldStartWith("ASIA");
        foreach (var role in new[] { trusting, "arn:aws:iam::000000000000:role/missing" })
        {
            var refusal = await RefusedAsync(() => cloud.KeyAsync(role));
            (refusal.Code, refusal.Text).ShouldBe(
                (
                    "AccessDenied",
                    "User: arn:aws:iam::000000000000:root is not authorized to perform: sts:AssumeRole on resource: "
                        + role
                )
            );
        }
    }

    [Theory]
    [InlineData(Subject, "sts.amazonaws.com", null)]
    [InlineData("repo:kitchen/ai-chef:ref:refs/heads/x", "sts.amazonaws.com", "AccessDenied")]
    [InlineData(Subject, "elsewhere", "AccessDenied")]
    public async Task A_token_is_compared_with_the_trust_policy(string subject, string audience, string? code)
    {
        await using var cloud = await AccessFixture.StartAsync();
        var role = await TrustGitHubAsync(cloud);
        var token = new JsonObject
        {
            ["iss"] = "https://" + Provider,
            ["sub"] = subject,
            ["aud"] = audience,
        };

        var answer = AssumeByTokenAsync(cloud, role, AccessFixture.Token(token));

        (await CodeOfAsync(answer)).ShouldBe(code);
    }

    [Fact]
    public async Task A_token_that_has_expired_or_is_none_is_refused()
    {
        await using var cloud = await AccessFixture.StartAsync();
        var role = await TrustGitHubAsync(cloud);
        var token = new JsonObject
        {
            ["iss"] = "https://" + Provider,
            ["sub"] = Subject,
            ["aud"] = "sts.amazonaws.com",
            ["exp"] = 1000000000,
        };

        (await CodeOfAsync(AssumeByTokenAsync(cloud, role, AccessFixture.Token(token)))).ShouldBe(
            "ExpiredTokenException"
        );
        (await CodeOfAsync(AssumeByTokenAsync(cloud, role, "no token"))).ShouldBe("InvalidIdentityToken");
    }

    [Fact]
    public async Task Keys_end_with_their_session()
    {
        var clock = new SetClock();
        await using var cloud = await AccessFixture.StartAsync(
            new LocalCloudOptions { EnforceAccess = true, TimeProvider = clock }
        );
        using var session = await cloud.SessionAsync(AccessFixture.Allow("*"));
        await session.JsonAsync("ssm", "AmazonSSM.DescribeParameters", []);

        clock.Now += TimeSpan.FromHours(1);

        (await RefusedAsync(() => session.JsonAsync("ssm", "AmazonSSM.DescribeParameters", []))).Code.ShouldBe(
            "ExpiredTokenException"
        );
        (await RefusedAsync(() => session.QueryAsync("iam", "ListRoles"))).Code.ShouldBe("ExpiredToken");
    }

    [Fact]
    public async Task Sessions_survive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("sessions").FullName;
        try
        {
            string key;
            await using (var cloud = await AccessFixture.StartAsync(new LocalCloudOptions { Folder = folder }))
            {
                key = await cloud.KeyAsync("arn:aws:iam::000000000000:role/cook");
            }

            await using var again = await AccessFixture.StartAsync(new LocalCloudOptions { Folder = folder });
            (await again.Client(key).QueryAsync("sts", "GetCallerIdentity"))
                .Element("Arn")!
                .Value.ShouldBe("arn:aws:sts::000000000000:assumed-role/cook/job");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<string> TrustGitHubAsync(AccessFixture cloud) =>
        cloud.CreateRoleAsync(
            "deploy",
            null,
            AccessFixture.Policy(
                "{'Effect':'Allow','Principal':{'Federated':'arn:aws:iam::000000000000:oidc-provider/"
                    + Provider
                    + "'},'Action':'sts:AssumeRoleWithWebIdentity','Condition':{'StringEquals':{'"
                    + Provider
                    + ":aud':'sts.amazonaws.com','"
                    + Provider
                    + ":sub':'"
                    + Subject
                    + "'}}}"
            )
        );

    private static Task<XElement> AssumeByTokenAsync(AccessFixture cloud, string role, string token) =>
        cloud.Administrator.QueryAsync(
            "sts",
            "AssumeRoleWithWebIdentity",
            ("RoleArn", role),
            ("RoleSessionName", "job"),
            ("WebIdentityToken", token)
        );

    private static async Task<string?> CodeOfAsync(Task call)
    {
        try
        {
            await call;
            return null;
        }
        catch (AwsRefusalException refusal)
        {
            return refusal.Code;
        }
    }

    private static Task<AwsRefusalException> RefusedAsync(Func<Task> call) => ServiceFixture.RefusedAsync(call);

    /// <summary>A clock that shows what the test sets.</summary>
    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
